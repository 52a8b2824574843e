/** Identities of identity pools: what their tokens say, and which role they get. */
import type { MappingRule, RoleMapping } from '../model/generated/cognito-identity-types.ts'
import type { Claims } from './claims.ts'
import { accessToRoleDenied, noRole } from './identity-errors.ts'
import { compositeKey, keyPart } from './keys.ts'
import type { Identity, IdentityPool, IdentityPoolRoles, PrincipalTagMap } from './records/identity-pools.ts'

/** A login whose token was verified. */
export interface Login {
  /** As `Logins` names it: `cognito-idp.us-east-1.amazonaws.com/us-east-1_aB3dE5gH7`. */
  readonly provider: string
  readonly subject: string
  readonly claims: Claims
  /** Of a provider in IAM: by it roles and tags may be set too. */
  readonly arn?: string
}

export const loginKey = (identityPoolId: string, { provider, subject }: Pick<Login, 'provider' | 'subject'>): string =>
  compositeKey(identityPoolId, keyPart(provider), subject)

const sameLogin = (a: Pick<Login, 'provider' | 'subject'>, b: Pick<Login, 'provider' | 'subject'>): boolean =>
  a.provider === b.provider && a.subject === b.subject

export const withLogins =
  (logins: readonly Pick<Login, 'provider' | 'subject'>[], now: number) =>
  (identity: Identity): Identity => {
    const added = logins.filter((login) => !identity.logins.some((known) => sameLogin(known, login)))
    if (added.length === 0) return identity
    const known = added.map(({ provider, subject }) => ({ provider, subject }))
    return { ...identity, logins: [...identity.logins, ...known], LastModifiedDate: now }
  }

export const withoutLogins =
  (gone: (login: Pick<Login, 'provider' | 'subject'>) => boolean, now: number) =>
  (identity: Identity): Identity => ({ ...identity, logins: identity.logins.filter((login) => !gone(login)), LastModifiedDate: now })

/** AWS: the providers of an identity, each once. */
export const describedIdentity = ({ IdentityId, logins, CreationDate, LastModifiedDate }: Identity) => ({
  IdentityId,
  Logins: [...new Set(logins.map(({ provider }) => provider))],
  CreationDate,
  LastModifiedDate,
})

// AWS: "Identity pools (federated identities) authentication flow": what the `amr` of a token tells a role's trust policy.
export function methods(pool: IdentityPool, logins: readonly Login[]): readonly string[] {
  if (logins.length === 0) return ['unauthenticated']
  const each = logins.flatMap(({ provider, subject }) =>
    provider === pool.DeveloperProviderName
      ? [provider, `${provider}:${pool.region}:${pool.IdentityPoolId}:${subject}`]
      : // Assumed: of other providers it has the name alone.
        [provider, ...(provider.startsWith('cognito-idp.') ? [`${provider}:CognitoSignIn:${subject}`] : [])],
  )
  return ['authenticated', ...each]
}

/** AWS: "Using attributes for access control": which claims become tags of the session. */
export function principalTags(maps: readonly PrincipalTagMap[], logins: readonly Login[]): Readonly<Record<string, string>> {
  const tags: Record<string, string> = {}
  for (const { provider, claims, arn } of logins) {
    const map = maps.find(({ IdentityProviderName }) => IdentityProviderName === provider || IdentityProviderName === arn)
    if (map === undefined) continue
    const wanted = map.UseDefaults === true ? { client: 'aud', username: 'sub' } : (map.PrincipalTags ?? {})
    for (const [tag, claim] of Object.entries(wanted)) if (claims[claim] !== undefined) tags[tag] = String(claims[claim])
  }
  return tags
}

/**
 * The role that an identity gets.
 * @throws InvalidIdentityPoolConfigurationException, NotAuthorizedException
 */
// AWS: "Using role-based access control": the mapping of the login's provider, else the pool's own role.
export function chosenRole(configured: IdentityPoolRoles | undefined, logins: readonly Login[], asked: string | undefined): string {
  const { Roles = {}, RoleMappings = {} } = configured ?? {}
  const fallback = Roles[logins.length === 0 ? 'unauthenticated' : 'authenticated']
  for (const login of logins) {
    const names = [`${login.provider}:${String(login.claims.aud)}`, login.provider, login.arn ?? login.provider]
    const mapping = names.map((name) => RoleMappings[name]).find((one) => one !== undefined)
    if (mapping !== undefined) return mappedRole(mapping, login.claims, fallback, asked)
  }
  if (asked !== undefined) throw accessToRoleDenied(asked)
  if (fallback === undefined) throw noRole()
  return fallback
}

function mappedRole(mapping: RoleMapping, claims: Claims, fallback: string | undefined, asked: string | undefined): string {
  const rules = mapping.RulesConfiguration?.Rules ?? []
  const roles = mapping.Type === 'Token' ? tokenRoles(claims) : rules.filter((rule) => fits(rule, claims)).map(({ RoleARN }) => RoleARN)
  if (asked !== undefined) {
    if (mapping.Type === 'Token' && listedRoles(claims).includes(asked)) return asked
    throw accessToRoleDenied(asked)
  }
  // Of rules the first that fits decides; a token with several roles and no preferred one is ambiguous.
  const [first, ...others] = roles
  if (first !== undefined && (mapping.Type === 'Rules' || others.length === 0)) return first
  if (mapping.AmbiguousRoleResolution !== 'AuthenticatedRole' || fallback === undefined) throw noRole()
  return fallback
}

function tokenRoles(claims: Claims): readonly string[] {
  const preferred = claims['cognito:preferred_role']
  return typeof preferred === 'string' ? [preferred] : listedRoles(claims)
}

/** A user pool's tokens have a list; what another provider says may be anything. */
function listedRoles(claims: Claims): readonly string[] {
  return [claims['cognito:roles']].flat().filter((role): role is string => typeof role === 'string')
}

function fits({ Claim, MatchType, Value }: MappingRule, claims: Claims): boolean {
  const claim = claims[Claim]
  const values = (Array.isArray(claim) ? claim : [claim]).flatMap((value) => (value === undefined ? [] : [String(value)]))
  switch (MatchType) {
    case 'Equals':
      return values.includes(Value)
    case 'NotEqual':
      return values.length > 0 && !values.includes(Value)
    case 'StartsWith':
      return values.some((value) => value.startsWith(Value))
    case 'Contains':
      return values.some((value) => value.includes(Value))
  }
}
