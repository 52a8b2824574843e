/** The level of authentication that an app asks a browser for, and how far its session is from it. */
import { type Level, levelName, namedLevels } from '../../domain/acr.ts'
import { OAuthError } from '../../domain/oauth-error.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { AuthorizationCode, HostedSession } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { levelOf } from '../../domain/step-up.ts'
import { meansOf } from '../auth/means-of.ts'
import { levelToReach } from '../auth/next-factor.ts'
import type { Context } from '../operation.ts'
import type { HostedRequest } from './hosted-request.ts'

/** @throws OAuthError where the pool knows none of the names. Assumed: the error; the API's parameter, which this one is like, is refused then. */
// AWS: "Feature plan requirements": in the Lite plan acr_values is passed over.
export function requestedLevels(pool: UserPool, names: string | undefined): readonly Level[] | undefined {
  if (names === undefined || pool.UserPoolTier === 'LITE') return undefined
  const levels = namedLevels(pool, names)
  if (levels.length === 0) throw new OAuthError('invalid_request', 'acr_values has no authentication level of this user pool')
  return levels
}

const levelOfSession = ({ level, methods = [] }: HostedSession): Level | undefined => level ?? levelOf(methods)

/** Whether a session is worth the level that the app asks for. @throws InvalidParameterException where its user cannot reach any */
// Assumed: whoever came from an identity provider is worth the best level asked for, or is sent there again.
export function meetsLevel(
  { pool, levels }: HostedRequest,
  { session, user }: { readonly session: HostedSession; readonly user: User },
  context: Context,
): boolean {
  if (levels === undefined) return true
  const { methods = [], level: said } = session
  const wanted = said === undefined ? levelToReach(levels, methods, meansOf(pool, user, context)) : levels[0]
  return (levelOfSession(session) ?? 0) >= (wanted ?? 0)
}

/** What the app's tokens will know of how the user of a session proved who it is; they say it where the app asked for a level. */
export function authenticationOf({ pool, levels }: HostedRequest, session: HostedSession): Pick<AuthorizationCode, 'methods' | 'acr'> {
  const { methods } = session
  const level = levels && levelOfSession(session)
  return { ...(methods !== undefined && { methods }), ...(level !== undefined && { acr: levelName(pool, level) }) }
}
