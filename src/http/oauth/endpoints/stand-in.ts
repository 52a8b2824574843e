/** What apps ask a provider for that the emulator plays: its keys, and tokens for tests. */
import type { Context as Call } from 'hono'
import { isStandInType } from '../../../domain/stand-in.ts'
import { answerStandIn, standInIssuer } from '../../../operations/stand-in/answer-stand-in.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { formBody } from '../form-body.ts'
import { headers } from './calls.ts'

/** GET and POST /_cogmock/stand-in/<type>/<token, attributes, keys or the discovery document> */
export async function serveStandInCall(c: Call, application: Application): Promise<Response> {
  const type = c.req.param('type') ?? ''
  if (!isStandInType(type)) return c.notFound()
  const { origin, pathname } = new URL(c.req.url)
  const issuer = standInIssuer(origin, type)
  const body = c.req.method === 'POST' ? ((await formBody(c)) ?? new URLSearchParams()) : undefined
  const authorization = c.req.header('authorization')
  const request = new Request(`${origin}${pathname}`, {
    method: c.req.method,
    ...(body !== undefined && { body }),
    ...(authorization !== undefined && { headers: { authorization } }),
  })
  const answer = await settledOnBehalf(application, (context) => answerStandIn(type, issuer, context)(request))
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}
