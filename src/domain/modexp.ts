/**
 * base^exponent mod N of the SRP group, by the fastest way that this Node.js has. OpenSSL's Diffie-Hellman is five times
 * faster than BigInt, but which interface is fast differs by version: `createDiffieHellman` takes seconds from Node 24 on
 * and `diffieHellman` of key objects refuses most bases on Node 20. Every way is checked once against BigInt before use.
 */
import { createDiffieHellman, createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'

/** The prime of the 3072-bit group of RFC 5054 and RFC 3526 (group 15), and its generator. */
// AWS: the group that every Cognito client uses.
export const N = BigInt(
  '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
)
export const g = 2n

const primeBytes = 384
const hexOf = (value: bigint) => value.toString(16).padStart(primeBytes * 2, '0')
const bytesOf = (value: bigint) => Buffer.from(hexOf(value), 'hex')
const bigIntOf = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`)

type Power = (base: bigint, exponent: bigint) => bigint

/** By squaring; the yardstick, and the way for bases that OpenSSL refuses. */
function byBigInt(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % N
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N
    square = (square * square) % N
  }
  return result
}

function byDiffieHellman(): Power {
  const group = createDiffieHellman(bytesOf(N), Buffer.from([Number(g)]))
  return (base, exponent) => {
    group.setPrivateKey(bytesOf(exponent % N))
    return bigIntOf(group.computeSecret(bytesOf(base)))
  }
}

const der = (tag: number, ...parts: readonly Buffer[]) => {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const derInteger = (value: bigint) => {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  return der(2, (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

function byKeyObjects(): Power {
  const dhKeyAgreement = Buffer.from('06092a864886f70d010301', 'hex')
  const algorithm = der(0x30, dhKeyAgreement, der(0x30, derInteger(N), derInteger(g)))
  const publicKey = (base: bigint): KeyObject =>
    createPublicKey({ key: der(0x30, algorithm, der(3, Buffer.from([0]), derInteger(base))), format: 'der', type: 'spki' })
  const privateKey = (exponent: bigint): KeyObject =>
    createPrivateKey({ key: der(0x30, derInteger(0n), algorithm, der(4, derInteger(exponent))), format: 'der', type: 'pkcs8' })
  return (base, exponent) => bigIntOf(diffieHellman({ privateKey: privateKey(exponent), publicKey: publicKey(base) }))
}

function chosen(): Power {
  const major = Number(process.versions.node.split('.')[0])
  const candidate = major < 22 ? byDiffieHellman : byKeyObjects
  try {
    const power = candidate()
    const exponent = 0x1234567890abcdef1234567890abcdefn
    return power(5n, exponent) === byBigInt(5n, exponent) ? power : byBigInt
  } catch {
    return byBigInt
  }
}

let power: Power | undefined

/** @param exponent not negative */
export function modexp(base: bigint, exponent: bigint): bigint {
  const reduced = base % N
  // OpenSSL refuses the degenerate bases.
  if (reduced <= 1n || reduced === N - 1n || exponent === 0n) return byBigInt(reduced, exponent)
  power ??= chosen()
  try {
    return power(reduced, exponent)
  } catch {
    return byBigInt(reduced, exponent)
  }
}
