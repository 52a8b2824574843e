import { parameterMissing, parameterOf, redirectUriOf } from '../../domain/authorization-request.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import type { Context } from '../operation.ts'
import { signOutAtProvider } from '../saml/saml-logout.ts'
import type { Browser } from './authorize.ts'
import { closeHostedSession } from './hosted-session.ts'

export type LoggedOut =
  | { readonly kind: 'page'; readonly error: string; readonly clientId: string | undefined; readonly description?: string }
  /** Signed out, and where the browser goes. */
  | { readonly kind: 'app'; readonly to: string; readonly pool: UserPool }
  /** Signed out, and to sign in again with the parameters that came. */
  | { readonly kind: 'login'; readonly pool: UserPool }

/** The logout endpoint: ends the browser's session, not the tokens that apps have. */
// AWS: "Logout endpoint": client_id with logout_uri, or with redirect_uri and response_type to sign in again.
export async function logout(browser: Browser, context: Context): Promise<LoggedOut> {
  const { query, userPoolId } = browser
  const { store } = context
  const clientId = parameterOf(query, 'client_id')
  const client = clientId === undefined ? undefined : store.userPoolClients.get(clientId)
  const pool = client && store.userPools.get(client.UserPoolId)
  const page = (error: string): LoggedOut => ({ kind: 'page', error, clientId })
  const missing = (name: string): LoggedOut => ({ kind: 'page', error: 'invalid_request', clientId, description: parameterMissing(name) })
  if (clientId === undefined) return missing('client_id')
  if (client === undefined || pool === undefined || (userPoolId !== undefined && pool.Id !== userPoolId)) return page('invalid_client')
  // OpenID Connect's libraries call it post_logout_redirect_uri. Seen: AWS does not know that name.
  const logoutUri = parameterOf(query, 'logout_uri')
  if (logoutUri !== undefined && query.getAll('logout_uri').length === 1 && client.LogoutURLs?.includes(logoutUri)) {
    return { kind: 'app', to: (await signedOut(browser, client, logoutUri, context)) ?? logoutUri, pool }
  }
  // Seen: amplify-js#2423: a logout_uri that is not registered is as good as none.
  if (!query.get('redirect_uri')) return missing('redirect_uri')
  if (!query.get('response_type')) return missing('response_type')
  if (redirectUriOf(query, client) === undefined) return page('redirect_mismatch')
  const login = `${browser.origin}/login?${query}`
  const away = await signedOut(browser, client, login, context)
  return away === undefined ? { kind: 'login', pool } : { kind: 'app', to: away, pool }
}

/** Ends the browser's session; where that began at a SAML provider that is to know, the browser goes there first. */
async function signedOut(browser: Browser, client: UserPoolClient, destination: string, context: Context): Promise<string | undefined> {
  const text = browser.sessionText(client.UserPoolId)
  const session = text === undefined ? undefined : context.store.hostedSessions.get(digestOf(text))
  closeHostedSession(text, context)
  return session?.UserPoolId === client.UserPoolId ? signOutAtProvider(session, client, destination, context) : undefined
}
