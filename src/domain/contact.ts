/** Which address of a user a code goes to. */
import type { ContactAttribute } from './delivery.ts'
import { poolFactors } from './mfa.ts'
import type { UserPool } from './records/pools.ts'
import type { User } from './records/users.ts'

const has = ({ attributes }: User, name: ContactAttribute) => (attributes[name] ?? '') !== ''
const hasVerified = (user: User, name: ContactAttribute) => has(user, name) && user.attributes[`${name}_verified`] === 'true'

/** The attribute that a sign-up verifies, if the user gave one that the pool verifies. */
// AWS: "Verifying updates to email addresses and phone numbers": a phone number comes first where both are there.
export function signUpContact({ AutoVerifiedAttributes = [] }: UserPool, user: User): ContactAttribute | undefined {
  return (['phone_number', 'email'] as const).find((name) => AutoVerifiedAttributes.includes(name) && has(user, name))
}

/** How a user may recover a password: `admin_only` means not at all. */
// AWS: "Recovering user accounts": by priority; where the pool sets nothing, a verified phone first, then a verified email.
export function recoveryContact(pool: UserPool, user: User): ContactAttribute | 'admin_only' | undefined {
  const mechanisms = pool.AccountRecoverySetting?.RecoveryMechanisms
  const names = mechanisms
    ? [...mechanisms].sort((a, b) => a.Priority - b.Priority).map(({ Name }) => Name)
    : (['verified_phone_number', 'verified_email'] as const)
  if (names.some((name) => name === 'admin_only')) return 'admin_only'
  const usable = names.map((name) => (name === 'verified_email' ? 'email' : 'phone_number')).filter((name) => hasVerified(user, name))
  return mechanisms === undefined ? usable[0] : usable.find((name) => !isFactor(pool, user, name))
}

// AWS: CreateUserPool, "AccountRecoverySetting": with it, whoever has both could get in with one address alone.
function isFactor(pool: UserPool, { mfa }: User, name: ContactAttribute): boolean {
  const factor = name === 'email' ? 'EMAIL_OTP' : 'SMS_MFA'
  return mfa?.enabled.includes(factor) === true && poolFactors(pool).includes(factor)
}
