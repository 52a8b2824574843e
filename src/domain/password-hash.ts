/** Hashes of passwords that other systems made, as a file of users has them. */
import type { UserImportJobType } from '../model/generated/cognito-idp-types.ts'
import { invalidParameter } from './errors.ts'

export type HashAlgorithm = NonNullable<UserImportJobType['PasswordHashingAlgorithm']>

interface Format {
  readonly pattern: RegExp
  readonly example: string
  /** The most of each number in the pattern, in its order: more would keep the emulator busy for seconds at each sign-in. */
  readonly most: readonly number[]
}

// Assumed: the modular crypt format of bcrypt, and for the others the PHC string format, which libraries of all languages write.
const formats: Readonly<Record<HashAlgorithm, Format>> = {
  BCRYPT: { pattern: /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/, example: '$2b$10$...', most: [14] },
  ARGON2ID: {
    pattern: /^\$argon2id\$v=19\$m=(\d{1,9}),t=(\d{1,9}),p=(\d{1,9})\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{11,}$/,
    example: '$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH',
    most: [262_144, 16, 16],
  },
  SCRYPT: {
    pattern: /^\$scrypt\$ln=(\d{1,9}),r=(\d{1,9}),p=(\d{1,9})\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]{22,}$/,
    example: '$scrypt$ln=15,r=8,p=1$SALT$HASH',
    most: [17, 16, 16],
  },
  PBKDF2_SHA256: {
    pattern: /^\$pbkdf2-sha256\$(?:i=)?(\d{1,9})(?:,l=\d+)?\$[A-Za-z0-9+/.]+\$[A-Za-z0-9+/.]{22,}$/,
    example: '$pbkdf2-sha256$i=600000$SALT$HASH',
    most: [10_000_000],
  },
}

/**
 * The hash, which is one of that algorithm.
 * @throws InvalidParameterException
 */
export function checkedPasswordHash(algorithm: HashAlgorithm, text: string): string {
  const { pattern, example, most } = formats[algorithm]
  const [, ...costs] = pattern.exec(text) ?? []
  if (costs.length === 0) throw invalidParameter(`The password hash is not one of ${algorithm}, which looks like ${example}`)
  const tooMuch = costs.findIndex((cost, index) => Number(cost) < 1 || Number(cost) > (most[index] ?? 0))
  if (tooMuch >= 0) throw invalidParameter(`The cost ${costs[tooMuch]} of the password hash is not between 1 and ${most[tooMuch]}.`)
  return text
}
