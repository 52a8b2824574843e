/** The OpenID tokens of identities: what signs them, and what they are when they come back. */

import { type Login, methods, principalTags } from '../../domain/identity.ts'
import { loginTokenExpired, loginTokenInvalid, loginTokenUnverified } from '../../domain/identity-errors.ts'
import { parsedToken } from '../../domain/jwt.ts'
import type { Identity, IdentityPool } from '../../domain/records/identity-pools.ts'
import type { StoredKey } from '../../domain/records/pools.ts'
import { serviceKey } from '../discovery/service-key.ts'
import type { Context } from '../operation.ts'

const issuer = 'https://cognito-identity.amazonaws.com'
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The key of identity pools' tokens. */
export const identityKey = (context: Pick<Context, 'store' | 'keys'>): Promise<StoredKey> => serviceKey('identityPools', 'RS512', context)

export interface Issue {
  readonly pool: IdentityPool
  readonly identity: Identity
  readonly logins: readonly Login[]
  /** Seconds. */
  readonly lifetime: number
  /** Tags that a backend names itself. */
  readonly tags?: Readonly<Record<string, string>> | undefined
}

// AWS: "Identity pools authentication flow" and "Using attributes for access control": the claims of such a token.
export async function identityToken({ pool, identity, logins, lifetime, tags }: Issue, context: Context): Promise<string> {
  const { keys, clock, store } = context
  const key = await identityKey(context)
  const now = Math.floor(clock.now())
  const own = tags ?? principalTags(store.principalTagMaps.list(pool.IdentityPoolId), logins)
  const claims = {
    sub: identity.IdentityId,
    aud: pool.IdentityPoolId,
    amr: methods(pool, logins),
    ...(Object.keys(own).length > 0 && {
      'https://aws.amazon.com/tags': {
        principal_tags: Object.fromEntries(Object.entries(own).map(([name, value]) => [name, [value]])),
        transitive_tag_keys: [],
      },
    }),
    iss: issuer,
    exp: now + lifetime,
    iat: now,
  }
  const input = `${encoded({ kid: key.kid, typ: 'JWS', alg: key.alg })}.${encoded(claims)}`
  return `${input}.${await keys.sign(key, input)}`
}

/**
 * The developer logins behind a token of GetOpenIdTokenForDeveloperIdentity, which names its identity.
 * @throws NotAuthorizedException
 */
export async function developerLogins(pool: IdentityPool, token: string, context: Context): Promise<readonly Login[]> {
  const parsed = parsedToken(token)
  if (parsed === undefined || parsed.claims.iss !== issuer || parsed.claims.aud !== pool.IdentityPoolId) throw loginTokenInvalid()
  const key = await identityKey(context)
  if (key.kid !== parsed.kid || !context.keys.verify(key, parsed.signed, parsed.signature)) throw loginTokenUnverified()
  const { exp, sub } = parsed.claims
  if (Number(exp) <= context.clock.now()) throw loginTokenExpired(Math.floor(context.clock.now()), Number(exp))
  const identity = context.store.identities.get(String(sub))
  const own = (identity?.logins ?? []).filter(({ provider }) => provider === pool.DeveloperProviderName)
  if (own.length === 0) throw loginTokenInvalid()
  return own.map((login) => ({ ...login, claims: parsed.claims }))
}
