const width = 80

/** A paragraph in lines of at most 80 columns; a word that is longer stands alone. */
export function wrapped(text: string, indent: number): string[] {
  const margin = ' '.repeat(indent)
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(margin + word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
