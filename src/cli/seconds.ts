/** `30s`, `2m`, `1h` or a plain number of seconds. @throws Error that says what would be right */
export function seconds(text: string): number {
  const [, digits, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? []
  if (digits === undefined) throw new Error('It is a time such as 30s, 2m or 500ms.')
  const factors: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }
  return Number(digits) * (factors[unit] ?? 1)
}
