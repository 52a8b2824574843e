/** Parses the value of an option that counts. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error('It is a whole number.')
  return Number(text)
}
