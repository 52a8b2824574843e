/** Where SAML providers have browsers post their answers to. */
import type { Context as Call } from 'hono'
import { takeLogoutResponse } from '../../../operations/saml/saml-logout.ts'
import { finishSaml } from '../../../operations/saml/saml-sign-in.ts'
import { serviceProviderMetadata } from '../../../operations/saml/service-provider-metadata.ts'
import { takeLogoutRequest } from '../../../operations/saml/take-logout-request.ts'
import { takeSamlResponse } from '../../../operations/saml/take-saml-response.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { bodyText } from '../../body-text.ts'
import { pagePaths, providerPaths } from '../paths.ts'
import { browserOf, callerOf, errorPage } from '../visitor.ts'
import { followed } from './idp-response.ts'

/** Of a form: an assertion of 100,000 characters, encoded. */
const formLimit = 512 * 1024

async function formOf(c: Call): Promise<URLSearchParams> {
  return new URLSearchParams((await bodyText(c, formLimit)) ?? '')
}

/** POST /saml2/idpresponse of the provider's form, and the GET that follows it. */
export async function serveSamlResponse(c: Call, application: Application, base: string): Promise<Response> {
  c.header('cache-control', 'no-store')
  const browser = browserOf(c, application)
  if (c.req.method === 'GET') {
    return followed(c, await settledOnBehalf(application, (context) => finishSaml(browser, context), callerOf(c)), base)
  }
  const form = await formOf(c)
  const next = await settledOnBehalf(application, (context) => takeSamlResponse(form, browser, context), callerOf(c))
  // The form of another site came without our cookies; the redirect after it comes with them.
  if (next.kind === 'goOn') return c.redirect(`${base}${providerPaths.saml}?${new URLSearchParams({ ticket: next.ticket })}`, 303)
  return followed(c, next, base)
}

/** POST /saml2/logout */
export async function serveSamlLogout(c: Call, application: Application, base: string): Promise<Response> {
  c.header('cache-control', 'no-store')
  const form = await formOf(c)
  const { userPoolId } = browserOf(c, application)
  const take = form.has('SAMLRequest') ? takeLogoutRequest : takeLogoutResponse
  const next = await settledOnBehalf(application, (context) => take(form, userPoolId, context))
  if (next.kind === 'page') return errorPage(c, base, next.error, next.clientId, next.description)
  return c.redirect(next.kind === 'redirect' ? next.to : `${base}${pagePaths.loggedOut}`, 303)
}

/** GET /<user pool>/.well-known/saml-metadata.xml, of one provider with `?provider=NAME` */
export async function serveSamlMetadata(c: Call, application: Application): Promise<Response> {
  const { origin } = new URL(c.req.url)
  const [poolId, provider] = [c.req.param('poolId') ?? '', c.req.query('provider')]
  const text = await settledOnBehalf(application, (context) => serviceProviderMetadata(poolId, provider, origin, context))
  return text === undefined ? c.notFound() : c.body(text, 200, { 'content-type': 'application/samlmetadata+xml; charset=utf-8' })
}
