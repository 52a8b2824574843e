import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { ServiceError } from '../domain/service-error.ts'
import type { Application } from './application.ts'
import { controlRoutes } from './control/routes.ts'
import { discoveryRoutes } from './discovery-routes.ts'
import { eventFeedbackRoute } from './event-feedback.ts'
import { onlyAllows } from './not-allowed.ts'
import { serveStandInCall } from './oauth/endpoints/stand-in.ts'
import { oauthRoutes } from './oauth/oauth-routes.ts'
import { oauthPrefix } from './oauth/paths.ts'
import { userImportRoute } from './user-import.ts'

/** The router as node's server takes it. */
export function routerListener(application: Application): ReturnType<typeof getRequestListener> {
  return getRequestListener(router(application).fetch, { overrideGlobalObjects: false })
}

/** Everything but the AWS JSON API. The caller has looked at Host, Origin and Sec-Fetch-Site, see server.ts. */
export function router(application: Application): Hono {
  const { version } = application.process
  const standIn = () => import('./oauth/pages/stand-in.ts')
  return new Hono()
    .on(['GET', 'POST'], '/_cogmock/stand-in/:type/authorize', async (c) => (await standIn()).serveStandIn(c, application))
    .post('/_cogmock/stand-in/:type/token', (c) => serveStandInCall(c, application))
    .get('/_cogmock/stand-in/:type/:document{attributes|keys|\\.well-known/openid-configuration}', (c) => serveStandInCall(c, application))
    .all('/_cogmock/stand-in/:type/token', onlyAllows('POST'))
    .route('/_cogmock', controlRoutes(application))
    .route('/', discoveryRoutes(application))
    .route('/', oauthRoutes(application))
    .route(oauthPrefix, oauthRoutes(application, oauthPrefix))
    .route('/', userImportRoute(application))
    .route('/', eventFeedbackRoute(application))
    .get('/', (c) =>
      c.text(`cogmock ${version}: Amazon Cognito on this machine.\nThe API is at POST /; GET /_cogmock/health tells more.\n`),
    )
    .notFound((c) => c.text(`There is nothing at ${c.req.path}.\n`, 404))
    .onError((error, c) => {
      application.log.error(`${c.req.method} ${c.req.path} failed: ${error.stack}`)
      return c.text(`${error instanceof ServiceError ? error.message : 'cogmock failed; its log has the reason.'}\n`, 500)
    }) as unknown as Hono
}
