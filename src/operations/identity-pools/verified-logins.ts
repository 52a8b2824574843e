/** The `Logins` of a call: each token is verified as its provider's. */

import { providerName } from '../../domain/iam.ts'
import type { Login } from '../../domain/identity.ts'
import { developerLoginUnexpected } from '../../domain/identity-errors.ts'
import type { IdentityPool } from '../../domain/records/identity-pools.ts'
import type { Context } from '../operation.ts'
import { developerLogins } from './identity-token.ts'
import { openIdLogin } from './open-id-login.ts'
import { samlLogin } from './saml-login.ts'
import { socialLogin } from './social-login.ts'
import { userPoolLogin } from './user-pool-login.ts'

type Logins = Readonly<Record<string, string>>

/** The provider under which tokens that this service itself issued come back. */
const ownProvider = 'cognito-identity.amazonaws.com'

/** @throws NotAuthorizedException, ExternalServiceException */
export async function verifiedLogins(pool: IdentityPool, logins: Logins = {}, context: Context): Promise<readonly Login[]> {
  const verified: Login[] = []
  for (const [provider, token] of Object.entries(logins)) {
    if (provider === pool.DeveloperProviderName) throw developerLoginUnexpected(provider)
    if (provider === ownProvider) verified.push(...(await developerLogins(pool, token, context)))
    else verified.push(await loginOf(pool, provider, token, context))
  }
  return verified
}

function loginOf(pool: IdentityPool, provider: string, token: string, context: Context): Promise<Login> {
  const { SupportedLoginProviders = {}, OpenIdConnectProviderARNs = [], SamlProviderARNs = [] } = pool
  const appId = Object.hasOwn(SupportedLoginProviders, provider) ? SupportedLoginProviders[provider] : undefined
  if (appId !== undefined) return socialLogin(provider, appId, token, context)
  if (SamlProviderARNs.includes(provider)) return samlLogin(provider, token, context)
  // AWS: an OpenID Connect provider is the URL in its ARN: `arn:aws:iam::123456789012:oidc-provider/login.example.com/path`.
  const arn = OpenIdConnectProviderARNs.find((one) => one.endsWith(`:oidc-provider/${provider}`))
  return arn === undefined
    ? userPoolLogin(pool, provider, token, context)
    : openIdLogin({ provider, token, arn, ...clientsOf(arn, context) }, context)
}

/** The clients whose tokens count, where IAM knows the provider. Here it need not: then a token of any client does. */
function clientsOf(arn: string, { store }: Context): { readonly appIds?: readonly string[] } {
  const known = store.iamOpenIdProviders.list('').find((one) => providerName(one.Arn) === providerName(arn))
  return known === undefined ? {} : { appIds: known.ClientIDList }
}
