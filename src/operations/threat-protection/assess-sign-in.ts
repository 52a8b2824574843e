/** Adaptive authentication: what is done about the risk of a sign-in whose first factor was right. */

import { passwordResetRequired, signInBlocked, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { canUse, poolFactors } from '../../domain/mfa.ts'
import type { AuthEvent, MfaFactor, User } from '../../domain/records.ts'
import { isCompromised, protection, type RiskLevel, riskOf, type TakeoverAction, takeoverAction } from '../../domain/risk.ts'
import { resetRequired } from '../../domain/user.ts'
import type { Attempt } from '../auth/attempt.ts'
import type { Context } from '../operation.ts'
import { inRanges } from './address-ranges.ts'
import { updateEvent } from './note-event.ts'
import { notifyOfRisk } from './notify-of-risk.ts'
import { riskConfiguration } from './risk-configuration.ts'

/**
 * The factor that a risky sign-in has to prove besides what the user has set up; undefined where nothing more is asked.
 * @throws NotAuthorizedException where it is blocked, PasswordResetRequiredException where the password is compromised
 */
// AWS: "Working with adaptive authentication": AUDIT notes what ENFORCED acts upon.
export function assessSignIn(attempt: Attempt, user: User, context: Context): MfaFactor | undefined {
  const { pool, client, eventId, origin = {}, parameters } = attempt
  if (eventId === undefined) return undefined
  const { store } = context
  const configuration = riskConfiguration(pool, client.ClientId, store)
  const { RiskExceptionConfiguration, CompromisedCredentialsRiskConfiguration: credentials } = configuration ?? {}
  const enforced = protection(pool) === 'ENFORCED'
  if (inRanges(origin.ip, RiskExceptionConfiguration?.SkippedIPRangeList)) return undefined

  const watches = credentials === undefined || (credentials.EventFilter ?? ['SIGN_IN']).includes('SIGN_IN')
  const compromised = watches && parameters.PASSWORD !== undefined && isCompromised(parameters.PASSWORD)
  const events = store.authEvents.found('user', userKey(user)).map(({ record }) => record)
  const level = riskOf(origin, user, events)
  const { action, notify } = level === undefined ? nothing : takeoverAction(configuration, level)
  const factor = enforced && (action === 'MFA_IF_CONFIGURED' || action === 'MFA_REQUIRED') ? possibleFactor(attempt, user) : undefined
  const blocks = enforced && (action === 'BLOCK' || (action === 'MFA_REQUIRED' && factor === undefined))
  const stops = enforced && compromised && credentials?.Actions.EventAction === 'BLOCK'
  const decision = blocks || stops ? 'Block' : enforced && level !== undefined && action !== 'NO_ACTION' ? 'AccountTakeover' : 'NoRisk'
  note(eventId, decision, level, compromised, context)
  if (enforced && notify) notifyOfRisk(attempt, user, eventId, blocks ? 'BlockEmail' : factor ? 'MfaEmail' : 'NoActionEmail', context)
  if (blocks) throw signInBlocked()
  if (stops) {
    // Assumed: the user has to choose another password before anything else.
    store.users.update(userKey(user), resetRequired(context.clock.now()), userNotFound)
    throw passwordResetRequired()
  }
  return factor
}

const nothing: { readonly action: TakeoverAction; readonly notify: boolean } = { action: 'NO_ACTION', notify: false }

function note(
  id: string,
  RiskDecision: NonNullable<AuthEvent['EventRisk']>['RiskDecision'],
  level: RiskLevel | undefined,
  CompromisedCredentialsDetected: boolean,
  context: Context,
): void {
  const EventRisk = { RiskDecision, ...(level !== undefined && { RiskLevel: level }), CompromisedCredentialsDetected }
  updateEvent(id, (event) => ({ ...event, EventRisk }), context)
}

// AWS: MFA is possible where the pool has a factor that the user could use, turned on or not.
function possibleFactor({ pool }: Attempt, user: User): MfaFactor | undefined {
  const usable = poolFactors(pool).filter((factor) => canUse(user, factor))
  return usable.find((factor) => factor === user.mfa?.preferred) ?? usable[0]
}
