/** What apps call: token, revocation and userInfo. Scripts of every origin may. */
import type { Context as Call } from 'hono'
import { OAuthError } from '../../../domain/oauth-error.ts'
import { ServiceError } from '../../../domain/service-error.ts'
import type { OAuthCall } from '../../../operations/oauth/oauth-client.ts'
import { revoke } from '../../../operations/oauth/revoke.ts'
import { token } from '../../../operations/oauth/token.ts'
import { userInfo } from '../../../operations/oauth/user-info.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { formBody } from '../form-body.ts'
import { askedPool, callerOf } from '../visitor.ts'

export const headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'WWW-Authenticate',
  'cache-control': 'no-store',
  pragma: 'no-cache',
}

/** POST /oauth2/token */
export const serveToken = (c: Call, application: Application): Promise<Response> =>
  answered(c, application, async () => {
    const call = await callOf(c, application)
    return c.json(await settledOnBehalf(application, (context) => token(call, context), callerOf(c)), 200, headers)
  })

/** POST /oauth2/revoke */
export const serveRevoke = (c: Call, application: Application): Promise<Response> =>
  answered(
    c,
    application,
    async () => {
      const call = await callOf(c, application)
      await settledOnBehalf(application, (context) => revoke(call, context))
      return c.body(null, 200, headers)
    },
    // AWS: "Revoke endpoint": this one answers 401.
    ({ code }) => (code === 'invalid_client' ? 401 : 400),
  )

/** GET and POST /oauth2/userInfo */
export const serveUserInfo = (c: Call, application: Application): Promise<Response> =>
  answered(
    c,
    application,
    async () => {
      const authorization = c.req.header('authorization')
      const pool = askedPool(c, application)
      return c.json(await settledOnBehalf(application, (context) => userInfo(authorization, pool, context)), 200, headers)
    },
    (error) => {
      c.header('www-authenticate', `error="${error.code}", error_description="${error.description}"`)
      return error.code === 'invalid_token' ? 401 : 400
    },
  )

/** What is refused is JSON; what fails is logged, and looks like a server that is broken rather than a request that is wrong. */
export async function answered(
  c: Call,
  { log }: Application,
  work: () => Promise<Response>,
  statusOf: (error: OAuthError) => 400 | 401 = () => 400,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OAuthError)) {
      log.error(`${c.req.path} failed: ${error instanceof ServiceError ? error.message : (error as Error).stack}`)
      return c.json({ error: 'server_error' }, 500, headers)
    }
    const { code, description } = error
    return c.json({ error: code, ...(description !== undefined && { error_description: description }) }, statusOf(error), headers)
  }
}

/** @throws OAuthError */
async function callOf(c: Call, application: Application): Promise<OAuthCall> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type))
    throw new OAuthError('invalid_request', 'The body must be application/x-www-form-urlencoded')
  const form = await formBody(c)
  if (form === undefined) throw new OAuthError('invalid_request', 'The body is too large')
  return { form, authorization: c.req.header('authorization'), userPoolId: askedPool(c, application) }
}
