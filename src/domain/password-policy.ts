/** Whether a password fits the policy of its pool. */
import type { PasswordPolicyType } from '../model/generated/cognito-idp-types.ts'
import { invalidPassword } from './errors.ts'

// AWS: the set of symbols in "Password policies" of the developer guide; a space counts where it is neither first nor last.
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=.) (?=.)/

const clauses: readonly {
  readonly applies: (policy: PasswordPolicyType) => boolean
  readonly fits: (password: string, policy: PasswordPolicyType) => boolean
  readonly says: string
}[] = [
  { applies: () => true, fits: (password, policy) => password.length >= (policy.MinimumLength ?? 6), says: 'Password not long enough' },
  {
    applies: (policy) => policy.RequireLowercase === true,
    fits: (password) => /[a-z]/.test(password),
    says: 'Password must have lowercase characters',
  },
  {
    applies: (policy) => policy.RequireUppercase === true,
    fits: (password) => /[A-Z]/.test(password),
    says: 'Password must have uppercase characters',
  },
  {
    applies: (policy) => policy.RequireNumbers === true,
    fits: (password) => /[0-9]/.test(password),
    says: 'Password must have numeric characters',
  },
  {
    applies: (policy) => policy.RequireSymbols === true,
    fits: (password) => symbol.test(password),
    says: 'Password must have symbol characters',
  },
]

/** The clauses of the policy that a password breaks, in AWS's words. */
export function brokenClauses(password: string, policy: PasswordPolicyType): string[] {
  return clauses.filter(({ applies, fits }) => applies(policy) && !fits(password, policy)).map(({ says }) => says)
}

// Seen: SignUp says "did not conform with", everything else "does not conform to".
const openings = { signUp: 'Password did not conform with policy', other: 'Password does not conform to policy' } as const

/** @throws InvalidPasswordException with one clause per failure */
export function checkPassword(password: string, policy: PasswordPolicyType, opening: keyof typeof openings): void {
  const broken = brokenClauses(password, policy)
  if (broken.length > 0) throw invalidPassword(`${openings[opening]}: ${broken.join(', ')}`)
}

const lower = 'abcdefghijkmnopqrstuvwxyz'
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const digits = '23456789'
const marks = '!@#%&*?-_'

/** A temporary password that fits: one of each class, then anything. `draw` gives a whole number below its argument. */
export function temporaryPassword(policy: PasswordPolicyType, draw: (below: number) => number): string {
  const pick = (set: string) => set.charAt(draw(set.length))
  const length = Math.max(policy.MinimumLength ?? 8, 8)
  const characters = [pick(lower), pick(upper), pick(digits), pick(marks)]
  while (characters.length < length) characters.push(pick(lower + upper + digits))
  for (let at = characters.length - 1; at > 0; at -= 1) {
    const other = draw(at + 1)
    ;[characters[at], characters[other]] = [characters[other] as string, characters[at] as string]
  }
  return characters.join('')
}
