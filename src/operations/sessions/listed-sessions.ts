import type { User } from '../../domain/records/users.ts'
import { describedBrowser, describedSignIn } from '../../domain/user-session.ts'
import type { Context, Output } from '../operation.ts'
import { activeBrowsers, activeSessions } from './tracked-sessions.ts'

/** Sessions on the only page that lists of them have. */
const sessionsOnAPage = 125

/**
 * The answer of ListUserSessions and its admin twin, the newest session first.
 * @param current the `originJti` of the sign-in that asks
 */
// AWS: all sessions of a user are on one page, so that there is never a token for the next one.
export function listedSessions(user: User, current: string | undefined, context: Context): Output<'ListUserSessions'> {
  const sessions = [
    ...activeSessions(user, context).map((signIn) => describedSignIn(signIn, signIn.originJti === current)),
    ...activeBrowsers(user, context).map(describedBrowser),
  ]
  return { Sessions: sessions.sort((a, b) => Number(b.CreateDate) - Number(a.CreateDate)).slice(0, sessionsOnAPage) }
}
