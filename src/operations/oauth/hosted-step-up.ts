/** Whoever is signed in to the hosted pages, but not at the level that the app asks for, proves what is missing. */
import type { User } from '../../domain/records/users.ts'
import { signsInWithAttribute } from '../../domain/user-pool.ts'
import { admitted } from '../auth/admitted.ts'
import { askOwnFactor } from '../auth/ask-second-factor.ts'
import { watchedStart } from '../auth/watched.ts'
import type { Context } from '../operation.ts'
import { findUser } from '../users/find-user.ts'
import { meetsLevel } from './hosted-level.ts'
import type { HostedRequest } from './hosted-request.ts'
import { type Live, recentHostedSession } from './hosted-session.ts'
import { attemptOf, type HostedAttempt, type HostedStep, stepOf } from './hosted-sign-in.ts'

/** The session that more is to be proved in. */
// Assumed: of whoever came from an identity provider, nothing can be asked here.
function unfinished(hosted: HostedRequest, sessionText: string | undefined, context: Context): Live | undefined {
  if (hosted.levels === undefined || hosted.request.prompt.includes('login')) return undefined
  const live = recentHostedSession(hosted, sessionText, context)
  if (live === undefined || live.session.level !== undefined || live.session.methods === undefined) return undefined
  return meetsLevel(hosted, live, context) ? undefined : live
}

/** What the user who is to prove more is called; undefined where there is none. @throws InvalidParameterException where the user cannot */
export function stepUpName(hosted: HostedRequest, sessionText: string | undefined, context: Context): string | undefined {
  const live = unfinished(hosted, sessionText, context)
  return live && nameOf(hosted, live.user, context)
}

/** A name that the user knows, where the username proper is none. */
function nameOf({ pool }: HostedRequest, user: User, { store }: Context): string {
  const name = signsInWithAttribute(pool) ? (user.attributes.email ?? user.attributes.phone_number ?? '') : ''
  return findUser(pool, name, store)?.Username === user.Username ? name : user.Username
}

/** @returns undefined where there is nobody any more who could prove more @throws ServiceError */
export async function beginStepUp(
  attempt: HostedAttempt,
  sessionText: string | undefined,
  context: Context,
): Promise<HostedStep | undefined> {
  const { hosted } = attempt
  const live = unfinished(hosted, sessionText, context)
  if (live === undefined) return undefined
  const { session, user } = live
  const begun = { ...attemptOf(attempt, nameOf(hosted, user, context), {}, context), methods: session.methods ?? [] }
  const answer = await watchedStart(begun, 'USER_AUTH', context, async (watched) =>
    askOwnFactor(watched, await admitted(watched, user, context, true), 'USER_AUTH', context),
  )
  return stepOf(attempt, begun, answer, context)
}
