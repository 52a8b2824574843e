interface Sequence {
  readonly length: number
  readonly least: number
  readonly most: number
}

/** How many bytes the sequence should have that begins with this one, and what its second byte may be; `undefined` for no beginning. */
function sequence(first: number): Sequence | undefined {
  if (first < 0x80) return { length: 1, least: 0, most: 0 }
  if (first >= 0xc2 && first <= 0xdf) return { length: 2, least: 0x80, most: 0xbf }
  if (first >= 0xe0 && first <= 0xef) return { length: 3, least: first === 0xe0 ? 0xa0 : 0x80, most: first === 0xed ? 0x9f : 0xbf }
  if (first >= 0xf0 && first <= 0xf4) return { length: 4, least: first === 0xf0 ? 0x90 : 0x80, most: first === 0xf4 ? 0x8f : 0xbf }
  return undefined
}

/** How many bytes from `start` on are right, of the sequence that should be there. */
function rightBytes(bytes: Uint8Array, start: number, { length, least, most }: Sequence): number {
  for (let count = 1; count < length; count++) {
    const next = bytes[start + count] ?? 0
    if (count === 1 ? next < least || next > most : (next & 0xc0) !== 0x80) return count
  }
  return length
}

/** The number of bytes of the character at `start`; 0 where there is none. */
export function sequenceLength(bytes: Uint8Array, start: number): number {
  const expected = sequence(bytes[start] ?? 0)
  return expected !== undefined && rightBytes(bytes, start, expected) === expected.length ? expected.length : 0
}

/** What Python says of bytes that are no UTF-8; nothing of those that are. */
export function textError(bytes: Uint8Array): string {
  for (let start = 0; start < bytes.length; ) {
    const expected = sequence(bytes[start] ?? 0)
    const right = expected === undefined ? 1 : rightBytes(bytes, start, expected)
    if (right !== expected?.length)
      return `'utf-8' codec can't decode ${named(bytes, start, right)}: ${reason(expected, start + right, bytes)}`
    start += right
  }
  return ''
}

function named(bytes: Uint8Array, start: number, count: number): string {
  if (count > 1) return `bytes in position ${start}-${start + count - 1}`
  return `byte 0x${(bytes[start] ?? 0).toString(16).padStart(2, '0')} in position ${start}`
}

function reason(expected: Sequence | undefined, end: number, bytes: Uint8Array): string {
  if (expected === undefined) return 'invalid start byte'
  return end >= bytes.length ? 'unexpected end of data' : 'invalid continuation byte'
}
