import { readFileSync } from 'node:fs'
import { sequenceLength } from '../../client/text-error.ts'

/** Bytes that are no UTF-8 become lone surrogates, one each, as in Python. */
function escaped(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; ) {
    const length = sequenceLength(bytes, index)
    const part = Buffer.from(bytes.subarray(index, index + Math.max(length, 1)))
    text += length === 0 ? String.fromCharCode(0xdc00 + (part[0] ?? 0)) : part.toString()
    index += part.length
  }
  return text
}

/** The words of this process's command line where Node has lost what is no UTF-8 in them; the same words where nobody can tell. */
export function escapedWords(words: readonly string[]): readonly string[] {
  try {
    const line = readFileSync('/proc/self/cmdline')
    const found: Uint8Array[] = []
    for (let start = 0; start < line.length; ) {
      const end = line.indexOf(0, start)
      found.push(line.subarray(start, end))
      start = end + 1
    }
    return found.slice(-words.length).map(escaped)
  } catch {
    return words
  }
}
