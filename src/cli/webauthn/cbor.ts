/** As much of CBOR (RFC 8949) as an authenticator writes. */
export type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number | string, Cbor>

export function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, member]) => [cbor(key), cbor(member)])])
  const list = value as readonly Cbor[]
  return Buffer.concat([head(4, list.length), ...list.map(cbor)])
}

/** The kind of an item with its number or length, which is below 65,536. */
function head(kind: number, length: number): Buffer {
  const first = kind << 5
  if (length < 24) return Buffer.of(first | length)
  if (length < 256) return Buffer.of(first | 24, length)
  return Buffer.of(first | 25, length >> 8, length & 255)
}
