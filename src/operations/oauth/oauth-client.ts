import { knowsSecret, secretsOf } from '../../domain/client-secrets.ts'
import { invalidClient, invalidRequest } from '../../domain/oauth-error.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'

/** A call of an app, not of a browser: the token and revocation endpoints. */
export interface OAuthCall {
  /** The body's parameters. */
  readonly form: URLSearchParams
  readonly authorization: string | undefined
  /** Of the domain that was asked, where it was one. */
  readonly userPoolId: string | undefined
}

/**
 * The client that calls, its secret checked where it has one.
 * @throws OAuthError
 */
// AWS: "Token endpoint": client_secret_basic or client_secret_post.
export function callingClient(call: OAuthCall, { store }: Context): { pool: UserPool; client: UserPoolClient } {
  const { id, secret } = credentials(call)
  const client = store.userPoolClients.get(id)
  const pool = client && store.userPools.get(client.UserPoolId)
  if (client === undefined || pool === undefined) throw invalidClient()
  if (call.userPoolId !== undefined && pool.Id !== call.userPoolId) throw invalidClient()
  if (!knowsSecret(client, secret)) throw invalidClient('invalid_client_secret')
  // Assumed: a secret for a client that has none is refused, as the API refuses a SECRET_HASH.
  if (secret !== undefined && secretsOf(client).length === 0) throw invalidClient('invalid_client_secret')
  return { pool, client }
}

function credentials({ form, authorization }: OAuthCall): { id: string; secret: string | undefined } {
  const [named, posted] = [form.get('client_id') || undefined, form.get('client_secret') || undefined]
  if (authorization === undefined || !/^basic /i.test(authorization)) {
    if (named === undefined) throw invalidRequest('client_id is missing')
    return { id: named, secret: posted }
  }
  const pair = Buffer.from(authorization.slice(6).trim(), 'base64').toString()
  const colon = pair.indexOf(':')
  if (colon < 0) throw invalidClient()
  const id = formDecoded(pair.slice(0, colon))
  // Whom the request is from must not depend on where one looks.
  if (named !== undefined && named !== id) throw invalidRequest('client_id is not the one of the Authorization header')
  return { id, secret: formDecoded(pair.slice(colon + 1)) || undefined }
}

/** Both halves are form-encoded, but secrets contain `+`, which clients do not encode: it is a plus, not a space. */
// RFC 6749, 2.3.1.
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
