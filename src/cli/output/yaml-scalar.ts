/** What a plain text would be read back as if it stood without quotes (YAML 1.2 with timestamps and merge keys). */
const otherMeanings: readonly RegExp[] = [
  /^(?:true|True|TRUE|false|False|FALSE)$/,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[0-1_]+|[-+]?0o?[0-7_]+|[-+]?[0-9][0-9_]*|[-+]?0x[0-9a-fA-F_]+|[-+][0-9_]+)$/,
  /^<<$/,
  /^(?:~|null|Null|NULL|)$/,
  /^\d\d\d\d-\d\d-\d\d$|^\d\d\d\d-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
  /^=$/,
]

const isBreak = (character: string) => /[\n\r\u0085\u2028\u2029]/.test(character)

/** The reference's emitter knows no character beyond U+FFFF as printable. */
function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code === 0x0a || (code >= 0x20 && code <= 0x7e)) return true
  return code >= 0xa0 && code <= 0xffff && code !== 0xfeff && !(code >= 0xd800 && code <= 0xdfff) && code < 0xfffe
}

interface Allowed {
  readonly plain: boolean
  readonly single: boolean
  readonly multiline: boolean
}

/** Which styles a text can be written in between the lines of a block. */
function allowed(characters: readonly string[]): Allowed {
  const text = characters.join('')
  let indicator = /^(?:---|\.\.\.)/.test(text)
  let special = false
  let breakThenSpace = false
  let spaceThenBreak = false
  characters.forEach((character, index) => {
    const before = characters[index - 1]
    const after = characters[index + 1]
    const blankAfter = after === undefined || /[ \t]/.test(after) || isBreak(after)
    const blankBefore = before === undefined || /[ \t]/.test(before) || isBreak(before)
    if (index === 0 && /[#,[\]{}&*!|>'"%@`]/.test(character)) indicator = true
    if (index === 0 && /[?-]/.test(character) && blankAfter) indicator = true
    if (character === ':' && blankAfter) indicator = true
    if (character === '#' && blankBefore) indicator = true
    if (!isPrintable(character)) special = true
    if (character === ' ' && before !== undefined && isBreak(before)) breakThenSpace = true
    if (isBreak(character) && before === ' ') spaceThenBreak = true
  })
  const edge = /^[ \n\r\u0085\u2028\u2029]|[ \n\r\u0085\u2028\u2029]$/.test(text)
  const multiline = characters.some(isBreak)
  return {
    plain: !(indicator || special || edge || multiline || breakThenSpace || spaceThenBreak),
    single: !(special || breakThenSpace || spaceThenBreak),
    multiline,
  }
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '0',
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\u001b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
}

function escaped(character: string): string {
  const short = shortEscapes[character]
  if (short !== undefined) return `\\${short}`
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

const bestWidth = 80

/** Where a scalar stands: its first column, and how far its next lines are indented. `fold` is false for keys. */
export interface Place {
  readonly column: number
  readonly indent: number
  readonly fold: boolean
}

/** A text in the lightest style that brings it back, folded at blanks beyond column 80. */
export function yamlString(text: string, place: Place): string {
  const characters = [...text]
  const styles = allowed(characters)
  const plain = styles.plain && !otherMeanings.some((meaning) => meaning.test(text))
  if (!place.fold && styles.multiline) return doubleQuoted(characters, place)
  if (plain) return folded(characters, place, '', (character) => character)
  return styles.single ? singleQuoted(characters, place) : doubleQuoted(characters, place)
}

function folded(
  characters: readonly string[],
  { column, indent, fold }: Place,
  quote: string,
  write: (character: string) => string,
): string {
  let result = quote
  let at = column + quote.length
  characters.forEach((character, index) => {
    const inside = quote === '' || (index > 0 && index < characters.length - 1)
    const lone = characters[index - 1] !== ' ' && characters[index + 1] !== ' '
    if (character === ' ' && fold && lone && at > bestWidth && inside) {
      result += `\n${' '.repeat(indent)}`
      at = indent
    } else {
      const written = write(character)
      result += written
      at += written.length
    }
  })
  return result + quote
}

function singleQuoted(characters: readonly string[], place: Place): string {
  if (!characters.some(isBreak)) return folded(characters, place, "'", (character) => (character === "'" ? "''" : character))
  const margin = ' '.repeat(place.indent)
  let result = "'"
  let afterBreak = false
  let column = place.column + 1
  characters.forEach((character, index) => {
    if (isBreak(character)) {
      if (!afterBreak && character === '\n') result += '\n'
      result += character
      afterBreak = true
      return
    }
    if (afterBreak) {
      result += margin
      column = place.indent
    }
    afterBreak = false
    const lone = characters[index - 1] !== ' ' && characters[index + 1] !== ' '
    if (character === ' ' && place.fold && lone && column > bestWidth && index > 0 && index < characters.length - 1) {
      result += `\n${margin}`
      column = place.indent
      return
    }
    result += character === "'" ? "''" : character
    column += character === "'" ? 2 : 1
  })
  return `${result}${afterBreak ? margin : ''}'`
}

function doubleQuoted(characters: readonly string[], { column, indent, fold }: Place): string {
  let result = '"'
  let at = column + 1
  let afterSpace = false
  characters.forEach((character, index) => {
    if (character === ' ' && fold && !afterSpace && at > bestWidth && index > 0 && index < characters.length - 1) {
      result += `\n${' '.repeat(indent)}`
      at = indent
      if (characters[index + 1] === ' ') {
        result += '\\'
        at++
      }
      afterSpace = true
      return
    }
    const plain = isPrintable(character) && !isBreak(character) && !/["\\\ufeff]/.test(character)
    const written = plain ? character : escaped(character)
    result += written
    at += written.length
    afterSpace = character === ' '
  })
  return `${result}"`
}
