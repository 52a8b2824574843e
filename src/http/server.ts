import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Application } from './application.ts'
import { corsHeaders, preflightHeaders } from './aws-json/cors.ts'
import { serveAwsJson } from './aws-json/serve-aws-json.ts'
import { health } from './control/health.ts'
import { foreignHost, foreignOrigin } from './guard.ts'

/** Paths that belong to pages of other origins by their nature; more of them come with the OAuth endpoints. */
const crossOriginPaths = /^\/(?:(?:[^/]+\/)?\.?well-known\/|confirmUser$)/

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** The server, not yet listening. */
export function httpServer(application: Application): Server {
  // The router and its library take as long to load as all the rest, and the API does not need them.
  let loading: Promise<Listener> | undefined
  const listener = (): Promise<Listener> => {
    loading ??= import('./router.ts').then(({ routerListener }) => routerListener(application))
    return loading
  }
  // A browser's page or a test may keep its connection open between steps that take a while.
  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => serve(request, response, application, listener))
}

function serve(request: IncomingMessage, response: ServerResponse, application: Application, listener: () => Promise<Listener>): void {
  const { method, url = '/', headers } = request
  const path = url.split('?', 1)[0] ?? '/'
  const crossOrigin = path === '/' || crossOriginPaths.test(path)
  const refusal = foreignHost(headers.host, application.allowedHosts) ?? (crossOrigin ? undefined : foreignOrigin(headers))
  if (refusal !== undefined) refuse(response, refusal)
  else if (crossOrigin && method === 'OPTIONS') {
    response.writeHead(204, preflightHeaders(headers['access-control-request-headers'])).end()
  } else if (path === '/' && method === 'POST') {
    serveAwsJson(request, response, application).catch((error) => application.log.error(String(error)))
  } else if (path === '/_cogmock/health' && method === 'GET') sendHealth(response, application)
  else {
    listener()
      .then((listen) => listen(request, response))
      .catch((error) => application.log.error(String(error)))
  }
}

/** It is what whoever starts a daemon waits for. */
function sendHealth(response: ServerResponse, application: Application): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(health(application)))
}

function refuse(response: ServerResponse, reason: string): void {
  response.writeHead(403, { ...corsHeaders, 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${reason}\n`)
}
