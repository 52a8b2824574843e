/** Text in mdoc, the language of manual pages. @see mdoc(7) */

/** The longest line that `mandoc -T lint` lets pass without a remark. */
const width = 78

/** A word or a line that stands for itself wherever it stands. */
export function literal(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replace(/^\./, '\\&.')
}

/** One argument of a macro, never taken for another macro. */
export function quoted(text: string): string {
  return `"${literal(text).replaceAll('"', '\\(dq')}"`
}

/** A paragraph: one sentence begins a line, `code` between backquotes becomes literal, long lines are broken. */
export function prose(paragraph: string): string[] {
  const pieces = paragraph.split(/`([^`]*)`/)
  const lines: string[] = []
  pieces.forEach((piece, index) => {
    if (index % 2 === 0) lines.push(...plain(index === 0 ? piece : piece.replace(/^[.,;:?!)]+/, '')))
    else {
      const [punctuation = ''] = /^[.,;:?!)]+/.exec(pieces[index + 1] ?? '') ?? []
      const opening = lines.at(-1)?.endsWith('(') ? (lines.pop() ?? '').slice(0, -1).trimEnd() : undefined
      if (opening) lines.push(opening)
      lines.push(`.Ql ${[opening === undefined ? '' : '(', quoted(piece), ...punctuation].filter(Boolean).join(' ')}`)
    }
  })
  return lines
}

function plain(text: string): string[] {
  const escaped = text.trim().replaceAll('\\', '\\e')
  if (escaped === '') return []
  return escaped
    .split(/(?<=[.!?]\)?) +(?=[A-Z"(])/)
    .flatMap(wrapped)
    .map((line) => line.replace(/^[.']/, '\\&$&'))
}

function wrapped(sentence: string): string[] {
  const lines: string[] = []
  for (const word of sentence.split(/ +/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
