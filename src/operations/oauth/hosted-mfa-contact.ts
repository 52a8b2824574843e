import { invalidParameter, unauthorizedAttribute, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { poolFactors } from '../../domain/mfa.ts'
import { checkAttributes } from '../../domain/schema.ts'
import { attributesSet } from '../../domain/user.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import { askFactor } from '../auth/ask-second-factor.ts'
import { answeredSession, useUpSession } from '../auth/challenge-session.ts'
import { continued } from '../auth/progress.ts'
import type { Context } from '../operation.ts'
import { claimAlias } from '../users/claim-alias.ts'
import { attemptOf, type HostedAttempt, type HostedChallenge, type HostedStep, stepOf } from './hosted-sign-in.ts'

/** The factors that an address makes, and whose it is. */
export const contactFactors = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email' } as const
export type ContactFactor = keyof typeof contactFactors

/**
 * MFA_SETUP by an address: a user who has none gives it, and the code that is sent there is the second factor of this sign-in already.
 * @throws ServiceError
 */
// AWS: "Managed login" asks users for a phone number where a second factor is required and they have none. The API has no such answer.
export async function setUpContact(
  attempt: HostedAttempt,
  { session: text, username }: HostedChallenge,
  factor: ContactFactor,
  value: string,
  context: Context,
): Promise<HostedStep> {
  const { pool } = attempt.hosted
  const begun = attemptOf(attempt, username, {}, context)
  const { session, user } = answeredSession(begun, text, 'MFA_SETUP', context)
  const attribute = contactFactors[factor]
  // What the form says it was offered is the browser's word; the pool's is what counts.
  if (!poolFactors(pool).includes(factor)) throw invalidParameter(`${factor} cannot be set up.`)
  // Only what is missing is asked for: an address that is there is changed by who is signed in.
  if (user.attributes[attribute]) throw unauthorizedAttribute()
  checkAttributes(schemaOf(pool), { [attribute]: value })
  claimAlias(pool, user, attribute, value, false, context)
  useUpSession(session, context)
  const now = context.clock.now()
  const changed = context.store.users.update(
    userKey(user),
    attributesSet({ [attribute]: value, [`${attribute}_verified`]: 'false' }, now),
    userNotFound,
  )
  return stepOf(attempt, begun, await askFactor(continued(begun, session), changed, factor, session.flow, context), context)
}
