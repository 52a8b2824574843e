import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Application } from './application.ts'
import { preflightHeaders } from './aws-json/cors.ts'
import { serveAwsJson } from './aws-json/serve-aws-json.ts'

/** The server, not yet listening. */
export function httpServer(application: Application): Server {
  return createServer((request, response) => serve(request, response, application))
}

function serve(request: IncomingMessage, response: ServerResponse, application: Application): void {
  if (request.method === 'POST' && request.url === '/') {
    serveAwsJson(request, response, application).catch((error) => application.log.error(String(error)))
    return
  }
  if (request.method === 'OPTIONS') {
    response.writeHead(204, preflightHeaders(request.headers['access-control-request-headers'])).end()
    return
  }
  response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n')
}
