/** What the tokens of a sign-in say. */
import type { Group, SignIn, User, UserPool, UserPoolClient } from './records.ts'
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
}

// AWS: "Understanding the access token" and "Understanding the ID token" of the developer guide.
// AWS: origin_jti and jti are there only where the client has token revocation.
function common({ user, signIn, groups, issuer, client, eventId, jti, now, lifetime }: TokenFacts): Record<string, unknown> {
  const issued = Math.floor(now)
  return {
    sub: user.attributes.sub,
    ...(groups.length > 0 && { 'cognito:groups': groups.map(({ GroupName }) => GroupName) }),
    iss: issuer,
    ...(client.EnableTokenRevocation !== false && { origin_jti: signIn.originJti }),
    event_id: eventId,
    auth_time: Math.floor(signIn.authTime),
    exp: issued + lifetime,
    iat: issued,
    ...(client.EnableTokenRevocation !== false && { jti }),
  }
}

export function accessClaims(facts: TokenFacts): Claims {
  const { signIn, user, client } = facts
  return {
    ...common(facts),
    client_id: client.ClientId,
    token_use: 'access',
    scope: signIn.scopes.join(' '),
    username: user.Username,
    ...(signIn.deviceKey && { device_key: signIn.deviceKey }),
  }
}

export function idClaims(facts: TokenFacts): Claims {
  const { user, client, groups, nonce } = facts
  const roles = groups.flatMap(({ RoleArn }) => (RoleArn === undefined ? [] : [RoleArn]))
  const preferred = preferredRole(groups)
  return {
    ...common(facts),
    aud: client.ClientId,
    token_use: 'id',
    'cognito:username': user.Username,
    ...(roles.length > 0 && { 'cognito:roles': roles }),
    ...(preferred !== undefined && { 'cognito:preferred_role': preferred }),
    ...(nonce !== undefined && { nonce }),
    ...attributeClaims(facts),
  }
}

/** The role of the group with the lowest precedence number; none where two such groups have different roles. */
// AWS: "Assigning precedence values to groups": 0 is best, null is worst.
export function preferredRole(groups: readonly Group[]): string | undefined {
  const best = Math.min(...groups.map(precedence))
  const roles = new Set(groups.filter((group) => precedence(group) === best && group.RoleArn !== undefined).map(({ RoleArn }) => RoleArn))
  return roles.size === 1 ? [...roles][0] : undefined
}

export const precedence = ({ Precedence }: Group) => Precedence ?? Number.POSITIVE_INFINITY

/** The attributes that the client may read; booleans and `updated_at` in their JSON types, custom ones always text. */
function attributeClaims({ user, client, pool }: TokenFacts): Record<string, unknown> {
  const types = new Map(schemaOf(pool).map(({ Name, AttributeDataType }) => [Name, AttributeDataType]))
  const claims: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(user.attributes)) {
    if (name === 'sub' || value === '' || name.startsWith('dev:') || !mayRead(client, name)) continue
    claims[name] = claimValue(name, value, types.get(name))
  }
  return claims
}

function claimValue(name: string, value: string, type: string | undefined): unknown {
  if (name.startsWith('custom:')) return value
  if (name === 'address') return { formatted: value }
  if (type === 'Boolean') return value === 'true'
  return type === 'Number' ? Number(value) : value
}
