/** What verifies tokens. Public, and readable by the pages of every origin. */
import { type Context as Call, Hono } from 'hono'
import { identityPoolKeySet, userPoolKeySet } from '../operations/discovery/key-sets.ts'
import { openidConfiguration } from '../operations/discovery/openid-configuration.ts'
import type { Context } from '../operations/operation.ts'
import { type Application, newRequestId, onBehalf } from './application.ts'

export function discoveryRoutes(application: Application): Hono {
  const routes = new Hono()
  const answer = async (c: Call, work: (context: Context) => Promise<object | undefined> | object | undefined): Promise<Response> => {
    const facts = { requestId: newRequestId(), region: application.shared.settings.region }
    const document = await onBehalf(application, facts, work)
    // AWS lets them be cached for a day. Here a pool is often made again under the id it had.
    const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' }
    const missing = { message: `User pool ${c.req.param('poolId')} does not exist.` }
    return document === undefined ? c.json(missing, 404, headers) : c.json(document, 200, headers)
  }
  // One of AWS's manuals writes it without the dot.
  for (const wellKnown of ['.well-known', 'well-known']) {
    routes.get(`/:poolId/${wellKnown}/jwks.json`, (c) => answer(c, (context) => userPoolKeySet(c.req.param('poolId'), context)))
    routes.get(`/:poolId/${wellKnown}/openid-configuration`, (c) =>
      answer(c, (context) => openidConfiguration(c.req.param('poolId'), context)),
    )
  }
  routes.get('/.well-known/jwks_uri', (c) => answer(c, identityPoolKeySet))
  return routes
}
