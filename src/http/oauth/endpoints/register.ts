/** POST /oauth2/register: applications that make themselves app clients. */
import type { Context as Call } from 'hono'
import { OAuthError } from '../../../domain/oauth-error.ts'
import { register } from '../../../operations/oauth/register.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { bodyText } from '../../body-text.ts'
import { askedPool } from '../visitor.ts'
import { answered, headers } from './calls.ts'

const bodyLimit = 64 * 1024

export const serveRegister = (c: Call, application: Application): Promise<Response> =>
  answered(
    c,
    application,
    async () => {
      const call = { metadata: await metadataOf(c), authorization: c.req.header('authorization'), userPoolId: askedPool(c, application) }
      return c.json(await settledOnBehalf(application, (context) => register(call, context)), 201, headers)
    },
    ({ code }) => (code === 'invalid_token' ? 401 : 400),
  )

/** @throws OAuthError */
async function metadataOf(c: Call): Promise<unknown> {
  const body = await bodyText(c, bodyLimit)
  if (body === undefined) throw new OAuthError('invalid_client_metadata', 'The body is too large')
  try {
    return JSON.parse(body)
  } catch {
    throw new OAuthError('invalid_client_metadata', 'The body must be a JSON object')
  }
}
