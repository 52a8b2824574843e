/** The settings of one section; an indented block below a key is a section of its own. */
export type Section = ReadonlyMap<string, string | ReadonlyMap<string, string>>

/** A line that is neither a section, a setting nor the continuation of one, or something said twice. */
export class IniMistake extends Error {}

type Lines = Map<string, string[]>

/**
 * Sections by their headers, by the rules of Python's configparser: a line that is indented further than the setting before it goes on
 * with its value, names are in small letters, `[DEFAULT]` speaks for every section.
 * @throws IniMistake
 */
export function parseIni(text: string): Map<string, Section> {
  const sections = new Map<string, Lines>()
  const defaults: Lines = new Map()
  let section: Lines | undefined
  let value: string[] | undefined
  let indent = 0
  for (const line of text.split(/\r\n?|\n/)) {
    // Python does not take a byte order mark for a blank.
    const content = line.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/g, '')
    if (/^[#;]/.test(content)) continue
    if (content === '') {
      value?.push('')
      continue
    }
    const indented = line.length - line.trimStart().length
    if (value !== undefined && indented > indent) {
      value.push(content)
      continue
    }
    indent = indented
    const header = /^\[(.+)\]/.exec(content)?.[1]
    if (header !== undefined) {
      if (sections.has(header)) throw new IniMistake()
      section = header === 'DEFAULT' ? defaults : new Map()
      if (section !== defaults) sections.set(header, section)
      value = undefined
    } else {
      const setting = /^(.*?)\s*[=:]\s*(.*)$/.exec(content)
      const key = setting?.[1]?.toLowerCase()
      if (section === undefined || !key || section.has(key)) throw new IniMistake()
      value = [setting?.[2] ?? '']
      section.set(key, value)
    }
  }
  return new Map([...sections].map(([header, lines]) => [header, finished(new Map([...lines, ...missing(defaults, lines)]))]))
}

const missing = (defaults: Lines, own: Lines) => [...defaults].filter(([key]) => !own.has(key))

function finished(lines: Lines): Section {
  return new Map(
    [...lines].map(([key, parts]) => {
      const text = parts.join('\n').trimEnd()
      return [key, text.startsWith('\n') ? block(text) : text]
    }),
  )
}

function block(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '')
  if (!lines.every((line) => line.includes('='))) throw new IniMistake()
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]))
}
