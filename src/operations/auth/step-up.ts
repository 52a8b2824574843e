import { levelNamed, namedLevels } from '../../domain/acr.ts'
import type { User } from '../../domain/records/users.ts'
import { levelOf } from '../../domain/step-up.ts'
import { accessTokenForeign, levelReached, levelsUnknown, maxAgeInvalid, stepUpWithoutLevel } from '../../domain/step-up-errors.ts'
import type { Context } from '../operation.ts'
import type { Attempt } from './attempt.ts'
import { meansOf } from './means-of.ts'
import { levelToReach, owesFactor } from './next-factor.ts'
import { type SignedIn, signedInUser } from './signed-in-user.ts'

/**
 * The attempt with the levels of authentication that its parameters ask for, and with what an access token shows to be proved already.
 * @throws InvalidParameterException, NotAuthorizedException
 */
// AWS: "Step-up authentication with the USER_AUTH flow".
export function withStepUp(attempt: Attempt, user: User | undefined, context: Context): Attempt {
  const { pool, parameters } = attempt
  const { TARGET_ACR_VALUES: wanted, ACCESS_TOKEN: token, MAX_AGE: age } = parameters
  if (wanted === undefined) {
    if (token !== undefined) throw stepUpWithoutLevel()
    return attempt
  }
  const levels = namedLevels(pool, wanted)
  if (levels.length === 0) throw levelsUnknown()
  if (age !== undefined && !/^\d{1,9}$/.test(age)) throw maxAgeInvalid()
  const asked = { ...attempt, levels }
  if (token === undefined) return asked
  const signedIn = signedInUser(token, context)
  if (signedIn.pool.Id !== pool.Id || signedIn.user.Username !== user?.Username) throw accessTokenForeign()
  // Assumed: as long ago as the age is recent enough.
  if (age !== undefined && context.clock.now() - signedIn.signIn.authTime > Number(age)) return asked
  const methods = signedIn.signIn.methods ?? []
  const isReached = (levelOfToken(signedIn) ?? 0) >= levelToReach(levels, methods, meansOf(pool, user, context))
  // AWS: a second factor that is required by now is asked for, and no error.
  if (isReached && !owesFactor(pool, signedIn.user, methods)) throw levelReached()
  return { ...asked, methods }
}

/** The level that a token stands for. */
// AWS: "Configuring ACR level names": a name that the pool has given up stands for none, but what was proved still counts.
// Assumed: a token without the claim stands for what was proved.
function levelOfToken({ pool, signIn }: SignedIn) {
  return signIn.acr === undefined ? levelOf(signIn.methods ?? []) : levelNamed(pool, signIn.acr)
}
