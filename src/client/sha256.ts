/**
 * SHA-256 and HMAC in plain TypeScript. Loading `node:crypto` and making its streams takes a tenth of a whole command's time, and a
 * request's signature is thirty blocks of this. For signatures only: what has to resist an attacker uses `node:crypto`.
 */
// AWS: FIPS 180-4, sections 4.2.2, 5.3.3 and 6.2; RFC 2104.
const constants = Int32Array.from(
  (
    '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe ' +
    '9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 ' +
    'c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b ' +
    'c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 ' +
    '748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2'
  ).split(' '),
  (word) => Number.parseInt(word, 16) | 0,
)
const initial = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19)

/** The message with its padding: a one bit, zeros, and its length in bits. */
function padded(message: Uint8Array): Uint8Array {
  const result = new Uint8Array(((message.length + 8) >> 6) * 64 + 64)
  result.set(message)
  result[message.length] = 0x80
  new DataView(result.buffer).setUint32(result.length - 4, message.length * 8)
  return result
}

/** The words of one block, those of the message and those made from them. */
function schedule(words: Int32Array, data: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) words[i] = data.getInt32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15] as number
    const y = words[i - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[i] = (words[i - 16] as number) + s0 + (words[i - 7] as number) + s1
  }
}

/** Messages of up to 512 MiB. */
export function sha256(message: Uint8Array): Buffer {
  const data = padded(message)
  const view = new DataView(data.buffer)
  const words = new Int32Array(64)
  const state = initial.slice()
  for (let offset = 0; offset < data.length; offset += 64) {
    schedule(words, view, offset)
    // In variables of their own, because this loop is nearly all of the work and no compiler has seen it before.
    let a = state[0] as number
    let b = state[1] as number
    let c = state[2] as number
    let d = state[3] as number
    let e = state[4] as number
    let f = state[5] as number
    let g = state[6] as number
    let h = state[7] as number
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] as number) + (words[i] as number)) | 0
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      h = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      const majority = (a & b) ^ (a & c) ^ (b & c)
      c = b
      b = a
      a = (t1 + s0 + majority) | 0
    }
    const added = [a, b, c, d, e, f, g, h]
    for (let i = 0; i < 8; i++) state[i] = (state[i] as number) + (added[i] as number)
  }
  const digest = Buffer.alloc(32)
  for (let i = 0; i < 8; i++) digest.writeInt32BE(state[i] as number, i * 4)
  return digest
}

export function hmacSha256(key: Uint8Array, message: string): Buffer {
  const block = new Uint8Array(64)
  block.set(key.length > 64 ? sha256(key) : key)
  const inner = sha256(Buffer.concat([block.map((byte) => byte ^ 0x36), Buffer.from(message)]))
  return sha256(Buffer.concat([block.map((byte) => byte ^ 0x5c), inner]))
}
