import { lambdaOutputUnrecognizable } from '../domain/errors.ts'
import type { UserPool } from '../domain/records/pools.ts'
import type { Group, User } from '../domain/records/users.ts'
import type { TokenOverride } from '../domain/token-override.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, metadata, texts, userAttributes } from './trigger.ts'

export type TokenSource = 'Authentication' | 'NewPasswordChallenge' | 'RefreshTokens' | 'HostedAuth' | 'AuthenticateDevice'

export interface Generation {
  readonly pool: UserPool
  readonly clientId: string
  readonly user: User
  readonly groups: readonly Group[]
  readonly preferredRole: string | undefined
  readonly scopes: readonly string[]
  readonly source: TokenSource
  readonly clientMetadata: Metadata
}

const versions = { V1_0: '1', V2_0: '2', V3_0: '3' } as const

/** May change what the tokens say: version 1 the ID token, later ones the access token too. */
// AWS: "Pre token generation Lambda trigger".
export async function preTokenGeneration(lambda: Lambda, generation: Generation): Promise<TokenOverride> {
  const { pool, clientId, user, groups, preferredRole, scopes, source, clientMetadata } = generation
  const version = versions[pool.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0']
  const roles = groups.flatMap(({ RoleArn }) => (RoleArn === undefined ? [] : [RoleArn]))
  const answer = await callTrigger(lambda, {
    name: 'PreTokenGeneration',
    source: `TokenGeneration_${source}`,
    version,
    pool,
    clientId,
    userName: user.Username,
    request: () => ({
      userAttributes: userAttributes(user),
      groupConfiguration: {
        groupsToOverride: groups.map(({ GroupName }) => GroupName),
        iamRolesToOverride: roles,
        preferredRole: preferredRole ?? null,
      },
      ...(version !== '1' && { scopes }),
      ...metadata(clientMetadata),
    }),
    response: version === '1' ? { claimsOverrideDetails: null } : { claimsAndScopeOverrideDetails: null },
  })
  if (answer === undefined) return {}
  return version === '1' ? firstVersion(answer.claimsOverrideDetails) : laterVersion(answer.claimsAndScopeOverrideDetails)
}

export interface ClientGeneration {
  readonly pool: UserPool
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly clientMetadata: Metadata
}

/** May change what a client's own token says. */
// AWS: only a function of version 3 is called for machine-to-machine tokens. Assumed: the name in place of a user's, and empty groups.
export async function clientTokenGeneration(lambda: Lambda, generation: ClientGeneration): Promise<TokenOverride> {
  const { pool, clientId, scopes, clientMetadata } = generation
  if (pool.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion !== 'V3_0') return {}
  const answer = await callTrigger(lambda, {
    name: 'PreTokenGeneration',
    source: 'TokenGeneration_ClientCredentials',
    version: versions.V3_0,
    pool,
    clientId,
    userName: 'ClientCredentials',
    request: () => ({
      userAttributes: {},
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      scopes,
      ...metadata(clientMetadata),
    }),
    response: { claimsAndScopeOverrideDetails: null },
  })
  return answer === undefined ? {} : laterVersion(answer.claimsAndScopeOverrideDetails)
}

type Details = Readonly<Record<string, unknown>>

function details(value: unknown): Details {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw lambdaOutputUnrecognizable()
  return value as Details
}

function strings(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw lambdaOutputUnrecognizable()
  return value.map(String)
}

function firstVersion(value: unknown): TokenOverride {
  const given = details(value)
  // AWS: values of version 1 are strings.
  return {
    id: { add: texts(given.claimsToAddOrOverride), suppress: strings(given.claimsToSuppress) },
    ...groupDetails(given.groupOverrideDetails),
  }
}

function laterVersion(value: unknown): TokenOverride {
  const given = details(value)
  const [id, access] = [details(given.idTokenGeneration), details(given.accessTokenGeneration)]
  return {
    id: { add: details(id.claimsToAddOrOverride), suppress: strings(id.claimsToSuppress) },
    access: {
      add: details(access.claimsToAddOrOverride),
      suppress: strings(access.claimsToSuppress),
      scopesToAdd: strings(access.scopesToAdd),
      scopesToSuppress: strings(access.scopesToSuppress),
    },
    ...groupDetails(given.groupOverrideDetails),
  }
}

function groupDetails(value: unknown): Pick<TokenOverride, 'groups'> {
  if (value === undefined || value === null) return {}
  const given = details(value)
  return {
    groups: {
      ...(given.groupsToOverride !== undefined && { names: strings(given.groupsToOverride) }),
      ...(given.iamRolesToOverride !== undefined && { roles: strings(given.iamRolesToOverride) }),
      ...(typeof given.preferredRole === 'string' && { preferredRole: given.preferredRole }),
    },
  }
}
