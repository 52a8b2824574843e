/** Where identity providers send browsers back to. */
import type { Context as Call } from 'hono'
import type { Finished } from '../../../operations/federation/federated-sign-in.ts'
import { finishOpenId } from '../../../operations/federation/finish-open-id.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { sessionCookie } from '../cookies.ts'
import { formBody } from '../form-body.ts'
import { providerPaths } from '../paths.ts'
import { browserOf, callerOf, errorPage } from '../visitor.ts'

/** GET /oauth2/idpresponse, and POST of providers with `response_mode=form_post`. */
export async function serveOpenIdResponse(c: Call, application: Application, base: string): Promise<Response> {
  c.header('cache-control', 'no-store')
  if (c.req.method === 'POST') {
    const form = (await formBody(c)) ?? new URLSearchParams()
    // A form of another site comes without our cookie; the redirect after it comes with it.
    return c.redirect(`${base}${providerPaths.openId}?${form}`, 303)
  }
  const browser = browserOf(c, application)
  return followed(c, await settledOnBehalf(application, (context) => finishOpenId(c.req.url, browser, context), callerOf(c)), base)
}

/** Where a browser goes that came back from a provider. */
export function followed(c: Call, next: Finished, base: string): Response {
  switch (next.kind) {
    case 'page':
      return errorPage(c, base, next.error, next.clientId, next.description)
    case 'redirect':
      return c.redirect(next.to)
    case 'entered':
      sessionCookie.write(c, next.poolId, next.step.cookie)
      return c.redirect(next.step.to)
  }
}
