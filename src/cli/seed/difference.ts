/**
 * The members of `wanted` that are not as wanted in `there`. What is not mentioned does not count, at any depth: an answer of the API
 * holds its defaults too.
 */
export function difference(wanted: Readonly<Record<string, unknown>>, there: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(wanted).filter((name) => !covers(there[name], wanted[name]))
}

function covers(there: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(there) || there.length !== wanted.length) return false
    // Lists of words are sets to the API, which may give them back in another order.
    if (wanted.every((item) => typeof item === 'string')) return wanted.every((item) => there.includes(item))
    return wanted.every((item, index) => covers(there[index], item))
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof there !== 'object' || there === null) return false
    const members = there as Readonly<Record<string, unknown>>
    return Object.entries(wanted).every(([name, value]) => covers(members[name], value))
  }
  return there === wanted
}
