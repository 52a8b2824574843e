import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { hostedDomain } from '../operations/oauth/hosted-domain.ts'
import type { Application } from './application.ts'
import { corsHeaders, preflightHeaders } from './aws-json/cors.ts'
import { serveAwsJson } from './aws-json/serve-aws-json.ts'
import { health } from './control/health.ts'
import { foreignHost, foreignOrigin, hostName } from './guard.ts'
import { oauthPath } from './oauth/paths.ts'

/** Documents that are for everybody, and where a link in a mail leads. */
const publicPaths = /^\/(?:(?:[^/]+\/)?\.?well-known\/|authEventFeedback$)/

/** What AWS calls `<prefix>.auth.<region>.amazoncognito.com`. */
const localDomain = /\.auth\.(?:[a-z0-9-]+\.)?localhost$/

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
  const oauth = oauthPath(path)
  // Pages of other origins may call these, or lead to them; our own forms are posted by our own pages only.
  const followed = oauth === 'visit' && (method === 'GET' || method === 'HEAD')
  const crossOrigin = path === '/' || publicPaths.test(path) || oauth === 'call' || oauth === 'provider' || followed
  const refusal = refusedHost(headers.host, oauth !== undefined, application) ?? (crossOrigin ? undefined : foreignOrigin(headers))
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

/** A domain that somebody configured for a user pool is a name of ours, for its endpoints and pages and nothing else. */
function refusedHost(host: string | undefined, isOAuth: boolean, { allowedHosts, shared }: Application): string | undefined {
  const reason = foreignHost(host, allowedHosts)
  const name = hostName(host ?? '')
  if (!isOAuth || (reason === undefined && !localDomain.test(name)) || allowedHosts.includes(name)) return reason
  if (hostedDomain(name, shared) !== undefined) return undefined
  // A domain that is misspelt has no pages at AWS either.
  return reason ?? `No user pool has the domain ${JSON.stringify(name.split('.', 1)[0])}.`
}

/** It is what whoever starts a daemon waits for. */
function sendHealth(response: ServerResponse, application: Application): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(health(application)))
}

function refuse(response: ServerResponse, reason: string): void {
  response.writeHead(403, { ...corsHeaders, 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${reason}\n`)
}
