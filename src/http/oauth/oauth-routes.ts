/** The OAuth server of user pools, and its hosted pages. */
import { type Context as Call, Hono } from 'hono'
import type { Application } from '../application.ts'
import { onlyAllows } from '../not-allowed.ts'
import { serveAuthorize } from './endpoints/authorize.ts'
import { headers, serveRevoke, serveToken, serveUserInfo } from './endpoints/calls.ts'
import { serveOpenIdResponse } from './endpoints/idp-response.ts'
import { serveLogo } from './endpoints/logo.ts'
import { serveLogout } from './endpoints/logout.ts'
import { serveRegister } from './endpoints/register.ts'
import { serveSamlLogout, serveSamlMetadata, serveSamlResponse } from './endpoints/saml.ts'
import { pagePaths, providerPaths } from './paths.ts'

const otherMethods = ['PUT', 'PATCH', 'DELETE']

/** What apps call answers them in JSON. */
const refusedCall =
  (...methods: readonly string[]) =>
  (c: Call): Response =>
    c.json({ error: 'invalid_request' }, 405, { ...headers, allow: methods.join(', ') })

/** @param base what stands before the paths, where it is not the root */
export function oauthRoutes(application: Application, base = ''): Hono {
  const pages = () => import('./pages/serve-page.ts')
  const routes = new Hono()
    .get(pagePaths.authorize, (c) => serveAuthorize(c, application, base))
    .get(pagePaths.logout, (c) => serveLogout(c, application, base))
    .on(['GET', 'POST'], providerPaths.openId, (c) => serveOpenIdResponse(c, application, base))
    .on(['GET', 'POST'], providerPaths.saml, (c) => serveSamlResponse(c, application, base))
    .post(providerPaths.samlLogout, (c) => serveSamlLogout(c, application, base))
    .get('/:poolId/.well-known/saml-metadata.xml', (c) => serveSamlMetadata(c, application))
    .post('/oauth2/token', (c) => serveToken(c, application))
    .post('/oauth2/revoke', (c) => serveRevoke(c, application))
    .post('/oauth2/register', (c) => serveRegister(c, application))
    .on(['GET', 'POST'], '/oauth2/userInfo', (c) => serveUserInfo(c, application))
    .on(['GET', 'HEAD', 'POST'], Object.values(pagePaths), async (c) => (await pages()).servePage(c, application, base))
    .get('/:pool/:client/:version/assets/images/:file', (c) => serveLogo(c, application))
    .all('/oauth2/:endpoint{token|revoke|register}', refusedCall('POST'))
    .all('/oauth2/userInfo', refusedCall('GET', 'POST'))
    .all(providerPaths.samlLogout, onlyAllows('POST'))
    .on(otherMethods, [providerPaths.openId, providerPaths.saml, ...Object.values(pagePaths)], onlyAllows('GET', 'HEAD', 'POST'))
  return routes as unknown as Hono
}
