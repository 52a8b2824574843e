import { checkPrime, createPrivateKey } from 'node:crypto'
import { promisify } from 'node:util'
import type { Random } from '../ports.ts'
import type { MakeKey } from './rsa-key.ts'

const isPrime = promisify<bigint, boolean>(checkPrime)
const e = 65_537n
const primeBytes = 128

/** Makes the RSA-2048 keys that `random` gives: the same ones for the same seed. node's own generator takes no seed. */
export function seededRsaKey(random: Random): MakeKey {
  return async () => {
    const [p, q] = [await prime(random), await prime(random)]
    const d = inverse(e, (p - 1n) * (q - 1n))
    const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
    const jwk = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, base64url(value)]))
    const key = createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
    return { privateKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(), n: base64url(numbers.n), e: base64url(e) }
  }
}

/** The first prime from a random place on, with its two highest bits set: the product of two is 2048 bits long. */
async function prime(random: Random): Promise<bigint> {
  const bytes = Buffer.from(random.bytes(primeBytes))
  bytes.writeUInt8(bytes.readUInt8(0) | 0xc0, 0)
  let candidate = BigInt(`0x${bytes.toString('hex')}`) | 1n
  while ((candidate - 1n) % e === 0n || hasSmallFactor(candidate) || !(await isPrime(candidate))) candidate += 2n
  return candidate
}

const smallPrimes = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n, 73n, 79n, 83n, 89n, 97n]
const hasSmallFactor = (candidate: bigint): boolean => smallPrimes.some((small) => candidate % small === 0n)

function inverse(value: bigint, modulus: bigint): bigint {
  let [r, next, s, nextS] = [modulus, value % modulus, 0n, 1n]
  while (next !== 0n) {
    const quotient = r / next
    ;[r, next] = [next, r - quotient * next]
    ;[s, nextS] = [nextS, s - quotient * nextS]
  }
  return s < 0n ? s + modulus : s
}

function base64url(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
}
