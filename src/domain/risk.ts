/**
 * Threat protection: how risky a sign-in is, and what a pool does about it. Amazon learns what is risky and does not say how; the
 * rules here are plain ones, so that a test can choose a risk: the address and the device that a call names, and failed passwords.
 */
import type { AuthEventType, RiskConfigurationType } from '../model/generated/cognito-idp-types.ts'
import type { UserPool } from './records/pools.ts'
import type { AuthEvent } from './records/security.ts'
import type { User } from './records/users.ts'

export type RiskLevel = 'Low' | 'Medium' | 'High'
export type EventType = NonNullable<AuthEventType['EventType']>
export type TakeoverAction = 'BLOCK' | 'MFA_IF_CONFIGURED' | 'MFA_REQUIRED' | 'NO_ACTION'

/** What a call says about where it comes from. */
export interface Origin {
  readonly ip?: string | undefined
  readonly device?: string | undefined
}

/** OFF where the pool has no such add-on. */
export const protection = ({ UserPoolAddOns }: UserPool): 'OFF' | 'AUDIT' | 'ENFORCED' => UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF'

/** Passwords that failed in a row before the right one came, from which on a new place is a high risk. */
const suspiciousFailures = 3

/**
 * How risky a sign-in with the right first factor is; undefined where it is not. A user's first sign-in teaches the places, and so
 * does every later one that passes. A new device is a low risk, a new address a medium one, and a high one after failed passwords.
 */
export function riskOf(origin: Origin, user: User, events: readonly AuthEvent[]): RiskLevel | undefined {
  const trusted = events.filter(({ EventType, EventResponse, EventFeedback }) => {
    return EventType === 'SignIn' && EventResponse === 'Pass' && EventFeedback?.FeedbackValue !== 'Invalid'
  })
  if (trusted.length === 0) return undefined
  const seen = (place: 'IpAddress' | 'DeviceName', value: string | undefined) =>
    value === undefined || trusted.some(({ EventContextData }) => EventContextData?.[place] === value)
  if (!seen('IpAddress', origin.ip)) return (user.failedPasswords?.count ?? 0) >= suspiciousFailures ? 'High' : 'Medium'
  return seen('DeviceName', origin.device) ? undefined : 'Low'
}

/** What a pool does at a risk level. AWS: without a configuration it does nothing. */
export function takeoverAction(
  configuration: RiskConfigurationType | undefined,
  level: RiskLevel,
): { readonly action: TakeoverAction; readonly notify: boolean } {
  const { Actions } = configuration?.AccountTakeoverRiskConfiguration ?? {}
  const row = { Low: Actions?.LowAction, Medium: Actions?.MediumAction, High: Actions?.HighAction }[level]
  return { action: row?.EventAction ?? 'NO_ACTION', notify: row?.Notify ?? false }
}

/** Passwords that everybody knows, in lower case: a sample of the most frequent of published leaks. */
const known = new Set(
  (
    '123456 123456789 12345678 password qwerty123 qwerty1 111111 12345 secret 123123 1234567890 1234567 000000 qwerty abc123 password1 ' +
    'iloveyou 11111111 dragon monkey letmein sunshine princess football welcome1 admin123 passw0rd passw0rd! password1! password123 ' +
    'password123! p@ssw0rd p@ssw0rd1 p@ssword1 p@ssword123 welcome1! welcome123! qwerty123! letmein1! admin123! abc123!! changeme1! ' +
    'iloveyou1! test1234! summer2024! winter2024! spring2025! company123! football1! monkey123! dragon123! master123! sunshine1!'
  ).split(' '),
)

export const isCompromised = (password: string): boolean => known.has(password.toLowerCase())
