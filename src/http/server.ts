import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Application } from './application.ts'
import { corsHeaders, preflightHeaders } from './aws-json/cors.ts'
import { serveAwsJson } from './aws-json/serve-aws-json.ts'
import { foreignHost, foreignOrigin } from './guard.ts'
import { router } from './router.ts'

/** Paths that belong to pages of other origins by their nature; more of them come with the OAuth endpoints. */
const crossOriginPaths = /^\/(?:[^/]+\/)?\.?well-known\//

/** The server, not yet listening. */
export function httpServer(application: Application): Server {
  const listener = getRequestListener(router(application).fetch, { overrideGlobalObjects: false })
  // A browser's page or a test may keep its connection open between steps that take a while.
  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => serve(request, response, application, listener))
}

type Listener = ReturnType<typeof getRequestListener>

function serve(request: IncomingMessage, response: ServerResponse, application: Application, listener: Listener): void {
  const { method, url = '/', headers } = request
  const path = url.split('?', 1)[0] ?? '/'
  const crossOrigin = path === '/' || crossOriginPaths.test(path)
  const refusal = foreignHost(headers.host, application.allowedHosts) ?? (crossOrigin ? undefined : foreignOrigin(headers))
  if (refusal !== undefined) refuse(response, refusal)
  else if (crossOrigin && method === 'OPTIONS') {
    response.writeHead(204, preflightHeaders(headers['access-control-request-headers'])).end()
  } else if (path === '/' && method === 'POST') {
    serveAwsJson(request, response, application).catch((error) => application.log.error(String(error)))
  } else void listener(request, response)
}

function refuse(response: ServerResponse, reason: string): void {
  response.writeHead(403, { ...corsHeaders, 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${reason}\n`)
}
