import type { Context as Call } from 'hono'
import { logout } from '../../../operations/oauth/logout.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { sessionCookie } from '../cookies.ts'
import { pagePaths } from '../paths.ts'
import { browserOf, errorPage, searchOf } from '../visitor.ts'

/** GET /logout */
export async function serveLogout(c: Call, application: Application, base: string): Promise<Response> {
  const next = await settledOnBehalf(application, (context) => logout(browserOf(c, application), context))
  c.header('cache-control', 'no-store')
  if (next.kind === 'page') return errorPage(c, base, next.error, next.clientId, next.description)
  sessionCookie.clear(c, next.pool.Id)
  return c.redirect(next.kind === 'app' ? next.to : `${base}${pagePaths.login}${searchOf(c)}`)
}
