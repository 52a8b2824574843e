/** Hashes of passwords that other systems made, as a file of users has them. */
import type { UserImportJobType } from '../model/generated/cognito-idp-types.ts'
import { invalidParameter } from './errors.ts'

export type HashAlgorithm = NonNullable<UserImportJobType['PasswordHashingAlgorithm']>

interface Format {
  readonly pattern: RegExp
  readonly example: string
  /** The least and the most of each number in the pattern, in its order. */
  readonly costs: readonly (readonly [number, number])[]
  /** What else the algorithm wants of the numbers, or what would keep the emulator busy for seconds at each sign-in. */
  readonly problem?: (...costs: readonly number[]) => string | undefined
}

// Assumed: the modular crypt format of bcrypt, and for the others the PHC string format, which libraries of all languages write.
const formats: Readonly<Record<HashAlgorithm, Format>> = {
  BCRYPT: { pattern: /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/, example: '$2b$10$...', costs: [[4, 14]] },
  ARGON2ID: {
    pattern: /^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,9}),p=(\d{1,9})\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{11,}$/,
    example: '$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH',
    costs: [
      [8, 262_144],
      [1, 16],
      [1, 16],
    ],
    problem: (m = 0, t = 0, p = 0) => {
      if (m < 8 * p) return 'm is less than eight times p'
      return m * t > 786_432 ? 'm times t is more than 786432' : undefined
    },
  },
  SCRYPT: {
    pattern: /^\$scrypt\$ln=(\d{1,9}),r=(\d{1,9}),p=(\d{1,9})\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]{22,}$/,
    example: '$scrypt$ln=15,r=8,p=1$SALT$HASH',
    costs: [
      [1, 17],
      [1, 16],
      [1, 16],
    ],
    problem: (ln = 0, r = 0, p = 0) => {
      if (ln >= 16 * r) return 'ln is not less than sixteen times r'
      return 2 ** ln * r * p > 2 ** 21 ? 'its work is more than that of ln=17,r=16,p=1' : undefined
    },
  },
  PBKDF2_SHA256: {
    pattern: /^\$pbkdf2-sha256\$(?:i=)?(\d{1,9})(?:,l=\d+)?\$[A-Za-z0-9+/.]+\$[A-Za-z0-9+/.]{22,}$/,
    example: '$pbkdf2-sha256$i=600000$SALT$HASH',
    costs: [[1, 5_000_000]],
  },
}

/**
 * The hash, which is one of that algorithm, and one that a password can be held against.
 * @throws InvalidParameterException
 */
export function checkedPasswordHash(algorithm: HashAlgorithm, text: string): string {
  const { pattern, example, costs, problem } = formats[algorithm]
  const [, ...texts] = pattern.exec(text) ?? []
  if (texts.length === 0) throw invalidParameter(`The password hash is not one of ${algorithm}, which looks like ${example}`)
  const given = texts.map(Number)
  for (const [index, [least, most]] of costs.entries()) {
    const cost = given[index] ?? 0
    if (cost < least || cost > most)
      throw invalidParameter(`The cost ${texts[index]} of the password hash is not between ${least} and ${most}.`)
  }
  const wrong = problem?.(...given)
  if (wrong !== undefined) throw invalidParameter(`The costs of the password hash do not fit: ${wrong}.`)
  return text
}
