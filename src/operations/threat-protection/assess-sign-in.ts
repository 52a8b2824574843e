/** Adaptive authentication: what is done about the risk of a sign-in whose first factor was right. */

import { passwordResetRequired, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { possibleFactors } from '../../domain/mfa.ts'
import type { AuthEvent, RiskConfiguration } from '../../domain/records/security.ts'
import type { MfaFactor, User } from '../../domain/records/users.ts'
import { isCompromised, protection, type RiskLevel, riskOf, type TakeoverAction, takeoverAction } from '../../domain/risk.ts'
import { signInBlocked } from '../../domain/security-errors.ts'
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
export function assessSignIn(attempt: Attempt, user: User, context: Context, { proven, mode }: Looked = {}): MfaFactor | undefined {
  const { pool, client, eventId, origin = {}, parameters } = attempt
  const { store } = context
  // Each sign-in is assessed once, with its first factor.
  if (eventId === undefined || store.authEvents.get(eventId)?.assessed === true) return undefined
  const configuration = riskConfiguration(pool, client.ClientId, store)
  if (inRanges(origin.ip, configuration?.RiskExceptionConfiguration?.SkippedIPRangeList)) return undefined

  const enforced = (mode ?? protection(pool)) === 'ENFORCED'
  const events = store.authEvents.found('user', userKey(user)).map(({ record }) => record)
  const level = riskOf(origin, user, events)
  const { action, notify } = level === undefined ? nothing : takeoverAction(configuration, level)
  const wanted = enforced && (action === 'MFA_IF_CONFIGURED' || action === 'MFA_REQUIRED')
  const factor = wanted ? possibleFactor(attempt, user, proven) : undefined
  const blocks = enforced && (action === 'BLOCK' || (action === 'MFA_REQUIRED' && factor === undefined))
  const compromised = knowsPassword(configuration, parameters.PASSWORD)
  const stops = enforced && compromised && configuration?.CompromisedCredentialsRiskConfiguration?.Actions.EventAction === 'BLOCK'
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

export interface Looked {
  /** The factor that was proved just now. */
  readonly proven?: MfaFactor | undefined
  /** How strictly this kind of sign-in is looked at, where it is not as all others. */
  readonly mode?: 'AUDIT' | 'ENFORCED' | undefined
}

/** Whether a password is one that everybody knows, where sign-ins are looked at for that. */
function knowsPassword(configuration: RiskConfiguration | undefined, password: string | undefined): boolean {
  const { EventFilter = ['SIGN_IN'] } = configuration?.CompromisedCredentialsRiskConfiguration ?? {}
  return EventFilter.includes('SIGN_IN') && password !== undefined && isCompromised(password)
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
  updateEvent(id, (event) => ({ ...event, EventRisk, assessed: true }), context)
}

// AWS: MFA is possible where the pool has a factor that the user could use, turned on or not.
function possibleFactor({ pool }: Attempt, user: User, proven: MfaFactor | undefined): MfaFactor | undefined {
  const usable = possibleFactors(pool, user).filter((factor) => factor !== proven)
  return usable.find((factor) => factor === user.mfa?.preferred) ?? usable[0]
}
