import type { UserPoolClientType } from '../model/generated/cognito-idp-types.ts'

/** Seconds of a unit. */
const seconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const
type Unit = keyof typeof seconds

/** Seconds that a client's tokens live. */
// AWS: access and ID tokens 1 hour, refresh tokens 30 days; units are hours, hours and days where none are given.
export function tokenLifetimes(client: Omit<UserPoolClientType, 'UserPoolId'>): { access: number; id: number; refresh: number } {
  const units = client.TokenValidityUnits
  const unit = (name: Unit | undefined, otherwise: Unit) => seconds[name ?? otherwise]
  return {
    access: (client.AccessTokenValidity ?? 3600 / unit(units?.AccessToken, 'hours')) * unit(units?.AccessToken, 'hours'),
    id: (client.IdTokenValidity ?? 3600 / unit(units?.IdToken, 'hours')) * unit(units?.IdToken, 'hours'),
    refresh: (client.RefreshTokenValidity || 30) * unit(units?.RefreshToken, 'days'),
  }
}
