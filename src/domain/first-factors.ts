/** The ways that a user can begin a sign-in of USER_AUTH. */
import { secondFactor } from './mfa.ts'
import type { UserPool } from './records/pools.ts'
import type { User } from './records/users.ts'
import { canBeTwoFactors } from './webauthn.ts'

export type FirstFactor = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

/** What the user has, whatever the pool allows: `ConfiguredUserAuthFactors`. */
export function configuredFactors(
  { password, passwordHash, attributes, softwareToken }: User,
  hasPasskey: boolean,
): ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'SOFTWARE_TOKEN' | 'WEB_AUTHN')[] {
  return [
    ...((password ?? passwordHash) !== undefined ? (['PASSWORD'] as const) : []),
    ...(attributes.email_verified === 'true' ? (['EMAIL_OTP'] as const) : []),
    ...(attributes.phone_number_verified === 'true' ? (['SMS_OTP'] as const) : []),
    ...(softwareToken?.verified === true ? (['SOFTWARE_TOKEN'] as const) : []),
    ...(hasPasskey ? (['WEB_AUTHN'] as const) : []),
  ]
}

/** What the user may choose: what the pool allows and the user has. */
// AWS: "Authentication flows", choice-based sign-in; a password can be sent or proved.
// AWS: "Adding MFA to a user pool", prerequisites: nobody has both MFA and a sign-in without a password, but passkeys that are both.
export function availableChallenges(pool: UserPool, user: User, hasPasskey: boolean): FirstFactor[] {
  const allowed = pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']
  const has = new Set<string>(configuredFactors(user, hasPasskey))
  const needsTwo = pool.MfaConfiguration === 'ON' || secondFactor(pool, user).ask !== 'nothing'
  return allowed.flatMap((factor): FirstFactor[] => {
    if (!has.has(factor)) return []
    // A hash of another system proves nothing over SRP.
    if (factor === 'PASSWORD') return user.passwordHash === undefined ? ['PASSWORD', 'PASSWORD_SRP'] : ['PASSWORD']
    if (factor === 'WEB_AUTHN') return needsTwo && !(canBeTwoFactors(pool) && user.passkeyMfa === true) ? [] : [factor]
    return needsTwo || (factor !== 'EMAIL_OTP' && factor !== 'SMS_OTP') ? [] : [factor]
  })
}

/** What a user who does not exist is offered, where the client hides that: what the pool allows and most users have. */
export function simulatedChallenges(pool: UserPool): FirstFactor[] {
  const allowed = pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']
  return allowed.flatMap((factor): FirstFactor[] => {
    if (factor === 'PASSWORD') return ['PASSWORD', 'PASSWORD_SRP']
    return (factor === 'EMAIL_OTP' || factor === 'SMS_OTP') && pool.MfaConfiguration !== 'ON' ? [factor] : []
  })
}

/** Whether a new user with these attributes can sign in without ever having had a password. */
// AWS: AdminCreateUser, "TemporaryPassword", and "Passwords at sign-up": by a code that the pool takes for a first factor.
export function needsNoPassword(pool: UserPool, attributes: Readonly<Record<string, string>>): boolean {
  const factors = pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []
  if (pool.MfaConfiguration === 'ON') return false
  return (factors.includes('EMAIL_OTP') && !!attributes.email) || (factors.includes('SMS_OTP') && !!attributes.phone_number)
}
