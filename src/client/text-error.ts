/** How many bytes the sequence should have that begins with this one, and what its second byte may be; `undefined` for no beginning. */
function sequence(first: number): { readonly length: number; readonly least: number; readonly most: number } | undefined {
  if (first >= 0xc2 && first <= 0xdf) return { length: 2, least: 0x80, most: 0xbf }
  if (first >= 0xe0 && first <= 0xef) return { length: 3, least: first === 0xe0 ? 0xa0 : 0x80, most: first === 0xed ? 0x9f : 0xbf }
  if (first >= 0xf0 && first <= 0xf4) return { length: 4, least: first === 0xf0 ? 0x90 : 0x80, most: first === 0xf4 ? 0x8f : 0xbf }
  return undefined
}

/** What Python says of bytes that are no UTF-8. @param bytes with a mistake in them */
export function textError(bytes: Uint8Array): string {
  const says = (start: number, count: number, reason: string) => {
    const what =
      count === 1
        ? `byte 0x${(bytes[start] ?? 0).toString(16).padStart(2, '0')} in position ${start}`
        : `bytes in position ${start}-${start + count - 1}`
    return `'utf-8' codec can't decode ${what}: ${reason}`
  }
  for (let start = 0; start < bytes.length; start++) {
    const first = bytes[start] ?? 0
    if (first < 0x80) continue
    const expected = sequence(first)
    if (expected === undefined) return says(start, 1, 'invalid start byte')
    for (let count = 1; count < expected.length; count++) {
      const next = bytes[start + count]
      if (next === undefined) return says(start, count, 'unexpected end of data')
      const fits = count === 1 ? next >= expected.least && next <= expected.most : (next & 0xc0) === 0x80
      if (!fits) return says(start, count, 'invalid continuation byte')
    }
    start += expected.length - 1
  }
  return ''
}
