/** Sign-ins under the eyes of threat protection: each is one event, from its first call to its last. */

import type { AuthEvent } from '../../domain/records/security.ts'
import { protection } from '../../domain/risk.ts'
import { signInBlocked } from '../../domain/security-errors.ts'
import { ServiceError } from '../../domain/service-error.ts'
import type { Context } from '../operation.ts'
import { inRanges } from '../threat-protection/address-ranges.ts'
import { noteEvent, updateEvent } from '../threat-protection/note-event.ts'
import { riskConfiguration } from '../threat-protection/risk-configuration.ts'
import { findUser } from '../users/find-user.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { sessionOf } from './challenge-session.ts'

type Call = (attempt: Attempt) => AuthAnswer | Promise<AuthAnswer>

/** A call that begins a sign-in. @throws NotAuthorizedException where the address is blocked */
export function watchedStart(attempt: Attempt, flow: string, context: Context, call: Call): AuthAnswer | Promise<AuthAnswer> {
  const { pool, client, parameters } = attempt
  if (protection(pool) === 'OFF' || flow.startsWith('REFRESH_TOKEN')) return call(attempt)
  const origin = attempt.origin ?? {}
  const user = findUser(pool, parameters.USERNAME ?? '', context.store)
  const { RiskExceptionConfiguration } = riskConfiguration(pool, client.ClientId, context.store) ?? {}
  const blocked = protection(pool) === 'ENFORCED' && inRanges(origin.ip, RiskExceptionConfiguration?.BlockedIPRangeList)
  const noted = { pool, clientId: client.ClientId, type: 'SignIn', origin } as const
  if (blocked) {
    const risk = { RiskDecision: 'Block', CompromisedCredentialsDetected: false } as const
    if (user !== undefined) noteEvent({ ...noted, user, response: 'Fail', risk }, context)
    throw signInBlocked()
  }
  const eventId = user && noteEvent({ ...noted, user, response: 'InProgress' }, context)
  const factor = parameters.PASSWORD === undefined ? undefined : 'Password'
  return eventId === undefined ? call(attempt) : watched({ ...attempt, eventId }, eventId, factor, context, call)
}

// AWS: ChallengeName of ChallengeResponseType has two values.
const factors: Readonly<Record<string, 'Password' | 'Mfa'>> = {
  PASSWORD_VERIFIER: 'Password',
  NEW_PASSWORD_REQUIRED: 'Password',
  SMS_MFA: 'Mfa',
  SOFTWARE_TOKEN_MFA: 'Mfa',
  EMAIL_OTP: 'Mfa',
}

/** A call that answers a challenge. */
export function watchedAnswer(
  attempt: Attempt,
  challenge: string,
  session: string | undefined,
  context: Context,
  call: Call,
): AuthAnswer | Promise<AuthAnswer> {
  if (protection(attempt.pool) === 'OFF') return call(attempt)
  const eventId = session === undefined ? undefined : sessionOf(session, context)?.eventId
  return eventId === undefined ? call(attempt) : watched({ ...attempt, eventId }, eventId, factors[challenge], context, call)
}

async function watched(
  attempt: Attempt,
  eventId: string,
  factor: 'Password' | 'Mfa' | undefined,
  context: Context,
  call: Call,
): Promise<AuthAnswer> {
  const note = (response: AuthEvent['EventResponse'], outcome: 'Success' | 'Failure') => {
    const answered = factor === undefined ? [] : [{ ChallengeName: factor, ChallengeResponse: outcome } as const]
    const change = (event: AuthEvent): AuthEvent => ({
      ...event,
      EventResponse: response,
      ChallengeResponses: [...(event.ChallengeResponses ?? []), ...answered],
    })
    // The user may have been removed by a function, and its events with it.
    if (context.store.authEvents.has(eventId)) updateEvent(eventId, change, context)
  }
  try {
    const answer = await call(attempt)
    const done = answer.AuthenticationResult !== undefined || answer.proven !== undefined
    note(done ? 'Pass' : 'InProgress', 'Success')
    return answer
  } catch (error) {
    if (error instanceof ServiceError) note('Fail', 'Failure')
    throw error
  }
}
