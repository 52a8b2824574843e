/** A mistake in shorthand, shown below the text with a caret at its place. */
export class ShorthandError extends Error {}

/** @param index in UTF-16 units; the caret stands below the character, in the line of the mistake */
function located(text: string, index: number): string {
  const before = text.slice(0, index)
  const spaces = [...before.slice(before.lastIndexOf('\n') + 1)].length
  const lineEnd = text.indexOf('\n', index)
  const consumed = lineEnd < 0 ? text : text.slice(0, lineEnd)
  const remaining = lineEnd < 0 ? '' : text.slice(lineEnd)
  return `${consumed}\n${' '.repeat(spaces)}^${remaining}`
}

export function unexpected(text: string, expected: string, received: string, index: number): ShorthandError {
  return new ShorthandError(`Expected: '${expected}', received: '${received}' for input:\n${located(text, index)}`)
}

export function duplicateKey(text: string, key: string, index: number): ShorthandError {
  const where = located(text, index)
  return new ShorthandError(
    `Second instance of key "${key}" encountered for input:\n${where}\nThis is often because there is a preceding "," instead of a space.`,
  )
}
