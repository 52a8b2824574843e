import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Application, newRequestId } from '../application.ts'
import { foreignOrigin } from '../guard.ts'
import { bodyLimit, readBody } from '../read-body.ts'
import { type Answer, errorAnswer } from './answer.ts'
import { answerRequest } from './answer-request.ts'

/** `POST /` straight on node's server: a router and its Request objects would cost as much again as the rest of the way. */
export async function serveAwsJson(request: IncomingMessage, response: ServerResponse, application: Application): Promise<void> {
  const requestId = newRequestId()
  const body = await readBody(request).catch(() => null)
  // The client went away: there is nobody to answer.
  if (body === null) return
  if (body === undefined) {
    const message = `The request body is larger than the ${bodyLimit / 1024 / 1024} MiB that cogmock takes.`
    write(response, errorAnswer(requestId, 'RequestEntityTooLargeException', message, 413, ['connection', 'close']))
    return
  }
  const { authorization, 'user-agent': userAgent = '' } = request.headers
  const caller = { address: request.socket.remoteAddress ?? '', userAgent }
  const target = request.headers['x-amz-target']
  if (target === undefined && isForm(request)) {
    // Pages of other origins may send forms without asking; IAM is not for them.
    if (foreignOrigin(request.headers) !== undefined) return void response.writeHead(403).end()
    const { answerIam } = await import('../iam/answer-iam.ts')
    return write(response, await answerIam(requestId, body, application))
  }
  write(
    response,
    await answerRequest({ requestId, target: typeof target === 'string' ? target : undefined, authorization, body, caller }, application),
  )
}

const isForm = ({ headers }: IncomingMessage): boolean => headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return
  response.writeHead(status, headers as string[])
  response.end(body)
}
