import type { Login } from '../../domain/identity.ts'
import {
  loginProviderUnreachable,
  loginTokenAudience,
  loginTokenOfNobody,
  loginTokenUnverified,
  providerUnverifiable,
} from '../../domain/identity-errors.ts'
import { unverifiedClaims } from '../../domain/jwt.ts'
import type { StandInType } from '../../domain/stand-in.ts'
import type { Context } from '../operation.ts'
import { standInClaimsOf } from '../stand-in/stand-in-key.ts'
import { checkClaims, openIdLogin } from './open-id-login.ts'

interface Social {
  readonly type: StandInType
  /** What its users are known by. */
  readonly token: 'id' | 'access'
}

// AWS: GetId, "Logins": the names of the public providers; two of them have access tokens. Twitter and Digits have none to verify here.
const socials: Readonly<Record<string, Social>> = {
  'accounts.google.com': { type: 'Google', token: 'id' },
  'appleid.apple.com': { type: 'SignInWithApple', token: 'id' },
  'graph.facebook.com': { type: 'Facebook', token: 'access' },
  'www.amazon.com': { type: 'LoginWithAmazon', token: 'access' },
}

/**
 * The login that a token of a public provider is: of its stand-in here, or of the provider itself.
 * @param appId of the app at the provider
 * @throws NotAuthorizedException, ExternalServiceException
 */
export async function socialLogin(provider: string, appId: string, token: string, context: Context): Promise<Login> {
  const social = socials[provider]
  if (social === undefined) throw providerUnverifiable(provider)
  const said = unverifiedClaims(token)
  if (typeof said?.iss === 'string' && said.iss.endsWith(`/_cogmock/stand-in/${social.type}`)) {
    checkClaims(said, context.clock.now())
    const claims = await standInClaimsOf(social.token, token, context)
    if (claims === undefined) throw loginTokenUnverified()
    if (claims.aud !== appId) throw loginTokenAudience()
    return { provider, subject: String(claims.sub), claims }
  }
  if (social.token === 'id') return openIdLogin({ provider, token, appIds: [appId] }, context)
  const owner = await context.openId.owner(provider === 'www.amazon.com' ? 'amazon' : 'facebook', token)
  if (owner.kind === 'failed') throw loginProviderUnreachable(provider, owner.reason)
  if (owner.kind === 'nobody') throw loginTokenOfNobody()
  if (owner.app !== appId) throw loginTokenAudience()
  return { provider, subject: owner.subject, claims: { sub: owner.subject, aud: owner.app } }
}
