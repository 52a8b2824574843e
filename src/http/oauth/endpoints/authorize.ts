import type { Context as Call } from 'hono'
import { authorize } from '../../../operations/oauth/authorize.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { federationCookie } from '../cookies.ts'
import { byForm, pagePaths } from '../paths.ts'
import { browserOf, callerOf, errorPage, searchOf } from '../visitor.ts'

/** GET /oauth2/authorize */
export async function serveAuthorize(c: Call, application: Application, base: string): Promise<Response> {
  const browser = browserOf(c, application)
  const isForm = browser.query.has(byForm)
  browser.query.delete(byForm)
  const next = await settledOnBehalf(application, (context) => authorize(browser, context), callerOf(c))
  c.header('cache-control', 'no-store')
  switch (next.kind) {
    case 'page':
      return errorPage(c, base, next.error, next.clientId, next.description)
    case 'provider':
      federationCookie.write(c, next.cookie)
      return isForm ? (await import('../pages/onward.ts')).serveOnward(c, next.to) : c.redirect(next.to)
    case 'redirect':
      return c.redirect(next.to)
    case 'login':
      return c.redirect(`${base}${pagePaths.login}${searchOf(c)}`)
  }
}
