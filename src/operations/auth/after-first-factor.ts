import { temporaryPasswordExpired, userNotConfirmed, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records/users.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import type { Context } from '../operation.ts'
import { assessSignIn } from '../threat-protection/assess-sign-in.ts'
import { askFactor, askSecondFactor } from './ask-second-factor.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { openSession } from './challenge-session.ts'
import { reaches } from './next-factor.ts'

/** What follows a password or an SRP proof that was right: a new password is due, or the user is in. */
export function afterFirstFactor(attempt: Attempt, proven: User, flow: string, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const { store, clock } = context
  const risky = assessSignIn(attempt, proven, context)
  const user = store.users.require(userKey(proven), userNotFound)
  if (user.UserStatus === 'UNCONFIRMED') throw userNotConfirmed()
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') {
    if ((user.temporaryPasswordExpires ?? Number.POSITIVE_INFINITY) <= clock.now()) throw temporaryPasswordExpired()
    return newPasswordRequired(attempt, user, flow, context)
  }
  // Whatever a level takes besides is a second factor already.
  const asksForRisk = risky !== undefined && reaches(attempt, user, context)
  return asksForRisk ? askFactor(attempt, user, risky, flow, context) : askSecondFactor(attempt, user, flow, context)
}

// AWS: RespondToAuthChallenge, NEW_PASSWORD_REQUIRED: what is missing is named as `userAttributes.<name>`.
function newPasswordRequired(attempt: Attempt, user: User, flow: string, context: Context): AuthAnswer {
  const { sub: _, ...attributes } = user.attributes
  const missing = schemaOf(attempt.pool)
    .filter(({ Name, Required }) => Required && Name !== 'sub' && !user.attributes[Name])
    .map(({ Name }) => `userAttributes.${Name}`)
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: openSession(attempt, { username: user.Username, challenge: 'NEW_PASSWORD_REQUIRED', flow }, context),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.Username,
      requiredAttributes: JSON.stringify(missing),
      userAttributes: JSON.stringify(attributes),
    },
  }
}
