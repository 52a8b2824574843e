/** What the tokens of a sign-in say. */
import { identitiesClaim } from './identities.ts'
import { revealsAttribute } from './oauth-scopes.ts'
import type { UserPool, UserPoolClient } from './records/pools.ts'
import type { SignIn } from './records/sign-ins.ts'
import type { Group, User } from './records/users.ts'
import { amrOf } from './step-up.ts'
import { schemaOf } from './user-pool.ts'
import { mayRead } from './user-pool-client.ts'

export type Claims = Readonly<Record<string, unknown>>

export interface TokenFacts {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly user: User
  readonly signIn: SignIn
  /** Groups of the user, lowest precedence number first. */
  readonly groups: readonly Group[]
  readonly issuer: string
  readonly eventId: string
  readonly jti: string
  readonly now: number
  /** Seconds. */
  readonly lifetime: number
  readonly nonce?: string
  /** Of the access token that an ID token goes with. */
  readonly accessTokenHash?: string
}

// AWS: "Understanding the access token" and "Understanding the ID token" of the developer guide.
// AWS: origin_jti and jti are there only where the client has token revocation.
function commonClaims({ user, signIn, groups, issuer, client, eventId, jti, now, lifetime }: TokenFacts): Record<string, unknown> {
  const issued = Math.floor(now)
  const claims: Record<string, unknown> = { sub: user.attributes.sub }
  if (groups.length > 0) claims['cognito:groups'] = groups.map(({ GroupName }) => GroupName)
  claims.iss = issuer
  if (client.EnableTokenRevocation !== false) claims.origin_jti = signIn.originJti
  claims.event_id = eventId
  claims.auth_time = Math.floor(signIn.authTime)
  claims.exp = issued + lifetime
  claims.iat = issued
  if (client.EnableTokenRevocation !== false) claims.jti = jti
  if (signIn.acr !== undefined) {
    claims.acr = signIn.acr
    claims.amr = amrOf(signIn.methods ?? [])
  }
  return claims
}

export function accessClaims(facts: TokenFacts): Claims {
  const { signIn, user, client } = facts
  const claims = commonClaims(facts)
  claims.client_id = client.ClientId
  claims.token_use = 'access'
  claims.scope = signIn.scopes.join(' ')
  claims.username = user.Username
  if (signIn.deviceKey) claims.device_key = signIn.deviceKey
  // Seen: tokens of the OAuth endpoints have it, those of the API do not.
  if (signIn.oauth === true) claims.version = 2
  if (signIn.resource !== undefined) claims.aud = signIn.resource
  return claims
}

/** What a client's own token says: it stands for an app, not for a user. */
// AWS: "Scopes, M2M, and resource servers". Seen: the claims and their order, 2024.
export function clientAccessClaims(facts: ClientTokenFacts): Claims {
  const { client, scopes, issuer, jti, now, lifetime } = facts
  const issued = Math.floor(now)
  return {
    sub: client.ClientId,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: issued,
    iss: issuer,
    exp: issued + lifetime,
    iat: issued,
    version: 2,
    jti,
    client_id: client.ClientId,
  }
}

export interface ClientTokenFacts {
  readonly client: UserPoolClient
  readonly scopes: readonly string[]
  readonly issuer: string
  readonly jti: string
  readonly now: number
  /** Seconds. */
  readonly lifetime: number
}

export function idClaims(facts: TokenFacts): Claims {
  const { user, client, groups, nonce, accessTokenHash } = facts
  const roles = groups.flatMap(({ RoleArn }) => (RoleArn === undefined ? [] : [RoleArn]))
  const preferred = preferredRole(groups)
  const claims = commonClaims(facts)
  // Seen: in ID tokens of the OAuth endpoints.
  if (accessTokenHash !== undefined) claims.at_hash = accessTokenHash
  claims.aud = client.ClientId
  claims.token_use = 'id'
  claims['cognito:username'] = user.Username
  if (roles.length > 0) claims['cognito:roles'] = roles
  if (preferred !== undefined) claims['cognito:preferred_role'] = preferred
  if (nonce !== undefined) claims.nonce = nonce
  addAttributeClaims(claims, facts)
  return claims
}

/** The role of the group with the lowest precedence number; none where two such groups have different roles. */
// AWS: "Assigning precedence values to groups": 0 is best, null is worst.
export function preferredRole(groups: readonly Group[]): string | undefined {
  if (groups.length === 0) return undefined
  const best = Math.min(...groups.map(precedence))
  const roles = new Set(groups.filter((group) => precedence(group) === best && group.RoleArn !== undefined).map(({ RoleArn }) => RoleArn))
  return roles.size === 1 ? [...roles][0] : undefined
}

export const precedence = ({ Precedence }: Group) => Precedence ?? Number.POSITIVE_INFINITY

/** The attributes that the client may read and asked for; booleans and `updated_at` in their JSON types, custom ones always text. */
function addAttributeClaims(claims: Record<string, unknown>, { user, client, pool, signIn }: TokenFacts): void {
  for (const [name, value] of Object.entries(user.attributes)) {
    if (name === 'sub' || value === '' || name.startsWith('dev:')) continue
    // Assumed: who the user is elsewhere is no attribute that a client is given or denied.
    if (name !== 'identities' && (!mayRead(client, name) || !revealsAttribute(signIn.scopes, name))) continue
    claims[name] = claimValue(pool, name, value)
  }
}

function claimValue(pool: UserPool, name: string, value: string): unknown {
  if (name.startsWith('custom:')) return value
  if (name === 'identities') return identitiesClaim(value)
  if (name === 'address') return { formatted: value }
  const type = schemaOf(pool).find(({ Name }) => Name === name)?.AttributeDataType
  if (type === 'Boolean') return value === 'true'
  return type === 'Number' ? Number(value) : value
}
