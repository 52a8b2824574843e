/** What a PreTokenGeneration function changes in the claims of tokens. */
import type { Claims } from './claims.ts'

export interface ClaimChange {
  readonly add: Readonly<Record<string, unknown>>
  readonly suppress: readonly string[]
}
export interface TokenOverride {
  readonly id?: ClaimChange
  readonly access?: ClaimChange & { readonly scopesToAdd: readonly string[]; readonly scopesToSuppress: readonly string[] }
  readonly groups?: { readonly names?: readonly string[]; readonly roles?: readonly string[]; readonly preferredRole?: string }
}

// AWS: "Pre token generation Lambda trigger", the claims that cannot be changed.
const reserved = new Set(
  (
    'acr amr at_hash auth_time azp aud client_id cognito:groups cognito:preferred_role cognito:roles cognito:username device_key event_id ' +
    'exp iat identities iss jti nbf nonce origin_jti scope sub token_use username version'
  ).split(' '),
)

function changed(claims: Claims, { add, suppress }: ClaimChange): Claims {
  const gone = new Set(suppress.filter((name) => !reserved.has(name)))
  const kept = Object.entries({ ...claims, ...Object.fromEntries(Object.entries(add).filter(([name]) => !reserved.has(name))) })
  return Object.fromEntries(kept.filter(([name]) => !gone.has(name)))
}

/** Groups and roles come after claims: they win. */
function withGroups(claims: Claims, groups: TokenOverride['groups'], isId: boolean): Claims {
  if (groups === undefined) return claims
  const { names, roles, preferredRole } = groups
  return {
    ...claims,
    ...(names !== undefined && { 'cognito:groups': names }),
    ...(isId && roles !== undefined && { 'cognito:roles': roles }),
    ...(isId && preferredRole !== undefined && { 'cognito:preferred_role': preferredRole }),
  }
}

export function overriddenIdClaims(claims: Claims, { id, groups }: TokenOverride): Claims {
  return withGroups(id === undefined ? claims : changed(claims, id), groups, true)
}

// AWS: version 1 leaves the claims of the access token alone; the override of groups holds for both tokens.
export function overriddenAccessClaims(claims: Claims, { access, groups }: TokenOverride): Claims {
  const grouped = withGroups(claims, groups, false)
  if (access === undefined) return grouped
  const scopes = new Set([...String(claims.scope).split(' '), ...access.scopesToAdd])
  for (const scope of access.scopesToSuppress) scopes.delete(scope)
  return { ...changed(grouped, access), scope: [...scopes].join(' ') }
}
