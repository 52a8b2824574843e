/**
 * The client's half of SRP-6a as Cognito speaks it: the password never leaves the process. Written apart from the server's half, so
 * that the two check each other.
 * @see RFC 5054 appendix A (the 3072-bit group)
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'

const N = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD',
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F',
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B',
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510',
    '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7',
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C',
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
  ].join('')}`,
)
const g = 2n

/** About 15 ms for an exponent of 1,024 bits: slow for a server, nothing for one sign-in. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let factor = base % N
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * factor) % N
    factor = (factor * factor) % N
  }
  return result
}

/** A number as it is hashed: whole bytes, with a zero byte before a set high bit. */
function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 === 1 ? `0${hex}` : hex
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
}

const hash = (...parts: readonly (Buffer | string)[]) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest()
const hashNumber = (...parts: readonly (Buffer | string)[]) => BigInt(`0x${hash(...parts).toString('hex')}`)
const hmac = (key: Buffer, ...parts: readonly (Buffer | string)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHmac('sha256', key)).digest()

/** What the server sends with PASSWORD_VERIFIER. */
export interface PasswordChallenge {
  readonly SRP_B: string
  readonly SALT: string
  readonly SECRET_BLOCK: string
  readonly USER_ID_FOR_SRP: string
}

export interface SrpExchange {
  /** The public value to begin with, hexadecimal. */
  readonly SRP_A: string
  /**
   * The answer to the challenge.
   * @param now milliseconds since the epoch
   * @throws Error where the server's public value is not one
   */
  answer(challenge: PasswordChallenge, userPoolId: string, password: string, now: number): Readonly<Record<string, string>>
}

export function startSrp(random: (length: number) => Uint8Array = randomBytes): SrpExchange {
  const a = BigInt(`0x${Buffer.from(random(128)).toString('hex')}`)
  const A = power(g, a)
  return {
    SRP_A: A.toString(16),
    answer({ SRP_B, SALT, SECRET_BLOCK, USER_ID_FOR_SRP }, userPoolId, password, now) {
      const B = BigInt(`0x${SRP_B}`)
      const u = hashNumber(bytesOf(A), bytesOf(B))
      if (B % N === 0n || u === 0n) throw new Error('The server sent a public value that no server may send')
      const identity = userPoolId.slice(userPoolId.indexOf('_') + 1) + USER_ID_FOR_SRP
      const x = hashNumber(bytesOf(BigInt(`0x${SALT}`)), hash(`${identity}:${password}`))
      const k = hashNumber(bytesOf(N), bytesOf(g))
      const difference = (B - ((k * power(g, x)) % N) + N) % N
      const S = power(difference, a + u * x)
      const key = hmac(hmac(bytesOf(u), bytesOf(S)), 'Caldera Derived Key\u0001').subarray(0, 16)
      const timestamp = srpTimestamp(now)
      return {
        USERNAME: USER_ID_FOR_SRP,
        TIMESTAMP: timestamp,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: hmac(key, identity, Buffer.from(SECRET_BLOCK, 'base64'), timestamp).toString('base64'),
      }
    },
  }
}

/** `Sat Nov 7 09:05:02 UTC 2026`: the day of the month without a zero. */
export function srpTimestamp(now: number): string {
  const [weekday, day, month, year, time] = new Date(now).toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`
}
