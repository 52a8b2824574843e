/** Second factors: what a pool offers, what a user has, what a sign-in has to ask for. */
import type { UserPool } from './records/pools.ts'
import type { MfaFactor, User } from './records/users.ts'

/** The factors that a pool has set up. */
// AWS: "Adding MFA to a user pool": a factor is set up by its configuration; SMS also by the pool's SMS settings.
export function poolFactors(pool: UserPool): MfaFactor[] {
  if ((pool.MfaConfiguration ?? 'OFF') === 'OFF') return []
  const factors: MfaFactor[] = []
  const own = pool.SoftwareTokenMfaConfiguration ?? pool.SmsMfaConfiguration ?? pool.EmailMfaConfiguration
  // A pool that was created with MFA and never configured further has SMS only.
  if (pool.SmsMfaConfiguration !== undefined || own === undefined) factors.push('SMS_MFA')
  if (pool.SoftwareTokenMfaConfiguration?.Enabled === true) factors.push('SOFTWARE_TOKEN_MFA')
  if (pool.EmailMfaConfiguration !== undefined) factors.push('EMAIL_OTP')
  return factors
}

/** Whether a user could be asked for a factor. */
export function canUse({ attributes, softwareToken }: User, factor: MfaFactor): boolean {
  switch (factor) {
    case 'SMS_MFA':
      return (attributes.phone_number ?? '') !== ''
    case 'EMAIL_OTP':
      return (attributes.email ?? '') !== ''
    case 'SOFTWARE_TOKEN_MFA':
      return softwareToken?.verified === true
  }
}

/** What a sign-in asks for after the first factor. */
export type SecondFactor =
  | { readonly ask: 'nothing' }
  | { readonly ask: 'factor'; readonly factor: MfaFactor }
  | { readonly ask: 'choice'; readonly factors: readonly MfaFactor[] }
  | { readonly ask: 'setUp'; readonly factors: readonly MfaFactor[] }

export function secondFactor(pool: UserPool, user: User): SecondFactor {
  const offered = poolFactors(pool)
  if (offered.length === 0) return { ask: 'nothing' }
  const factors = ownFactors(pool, user, offered)
  if (factors.length > 0) return oneOf(user, factors)
  return pool.MfaConfiguration === 'ON' ? { ask: 'setUp', factors: offered } : { ask: 'nothing' }
}

/** The factors that a user could be asked for, turned on or not. */
export const possibleFactors = (pool: UserPool, user: User): MfaFactor[] => poolFactors(pool).filter((factor) => canUse(user, factor))

/** The factor that the user prefers, or the only one, or a choice. */
export function oneOf(user: User, factors: readonly MfaFactor[]): SecondFactor {
  const preferred = factors.find((factor) => factor === user.mfa?.preferred) ?? (factors.length === 1 ? factors[0] : undefined)
  return preferred === undefined ? { ask: 'choice', factors } : { ask: 'factor', factor: preferred }
}

/**
 * What the user turned on. Where MFA is required and nothing is turned on, an address that the user has will do.
 */
// AWS: with required MFA a user with a phone number or, where set up, an email address is challenged there at once.
function ownFactors(pool: UserPool, user: User, offered: readonly MfaFactor[]): MfaFactor[] {
  const usable = offered.filter((factor) => canUse(user, factor))
  const enabled = usable.filter((factor) => user.mfa?.enabled.includes(factor))
  return enabled.length > 0 || pool.MfaConfiguration !== 'ON' ? enabled : usable.filter((factor) => factor !== 'SOFTWARE_TOKEN_MFA')
}

/** How a user's factors are answered by GetUser and AdminGetUser; absent where there are none. */
export function answeredFactors({ mfa }: User): { PreferredMfaSetting?: string; UserMFASettingList?: MfaFactor[] } {
  return {
    ...(mfa?.preferred !== undefined && { PreferredMfaSetting: mfa.preferred }),
    ...(mfa !== undefined && mfa.enabled.length > 0 && { UserMFASettingList: [...mfa.enabled] }),
  }
}

export interface FactorSetting {
  readonly Enabled?: boolean | undefined
  readonly PreferredMfa?: boolean | undefined
}

/** A user's factors after settings were applied; a factor without a setting stays as it is. */
// AWS: SetUserMFAPreference: a factor that is turned off is preferred no longer.
export function factorsSet(user: User, settings: Readonly<Partial<Record<MfaFactor, FactorSetting>>>): User {
  let enabled = [...(user.mfa?.enabled ?? [])]
  let preferred = user.mfa?.preferred
  for (const [name, setting] of Object.entries(settings)) {
    const factor = name as MfaFactor
    enabled = enabled.filter((other) => other !== factor)
    if (setting.Enabled === true) enabled.push(factor)
    if (setting.Enabled === true && setting.PreferredMfa === true) preferred = factor
    else if (preferred === factor) preferred = undefined
  }
  return { ...user, mfa: { enabled, ...(preferred !== undefined && { preferred }) } }
}
