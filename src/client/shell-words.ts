import { generalFailure } from './failure.ts'

/** Words, quotes and escapes as a POSIX shell has them, nothing else. @throws Failure in Python's words */
export function shellWords(text: string): string[] {
  const words: string[] = []
  // What is in quotes is a word even if nothing is in them.
  let word: string | undefined
  let index = 0
  const next = (problem: string): string => {
    const character = text[index++]
    if (character === undefined) throw generalFailure(problem)
    return character
  }
  while (index < text.length) {
    const character = text[index++] as string
    if (/[ \t\r\n]/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (character === '\\') {
      word = (word ?? '') + next('No escaped character')
    } else if (character === "'" || character === '"') {
      word ??= ''
      for (let inner = next('No closing quotation'); inner !== character; inner = next('No closing quotation')) {
        if (inner !== '\\' || character === "'") word += inner
        else {
          const escaped = next('No escaped character')
          word += /["\\]/.test(escaped) ? escaped : `\\${escaped}`
        }
      }
    } else {
      word = (word ?? '') + character
    }
  }
  return word === undefined ? words : [...words, word]
}
