import { accessClaims, type Claims, idClaims, precedence, preferredRole, type TokenFacts } from '../../domain/claims.ts'
import { signingInput, tokenHash } from '../../domain/jwt.ts'
import { compositeKey, userKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { SignIn } from '../../domain/records/sign-ins.ts'
import type { Group, User } from '../../domain/records/users.ts'
import { tokenLifetimes } from '../../domain/token-lifetimes.ts'
import { overriddenAccessClaims, overriddenIdClaims } from '../../domain/token-override.ts'
import type { AuthenticationResultType } from '../../model/generated/cognito-idp-types.ts'
import type { SigningKey } from '../../ports/ports.ts'
import { preTokenGeneration, type TokenSource } from '../../triggers/pre-token-generation.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import type { Context } from '../operation.ts'
import { poolKeys } from './pool-keys.ts'

export interface Grant {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly user: User
  readonly signIn: SignIn
  /** What asked for the tokens: functions are told. */
  readonly source: TokenSource
  readonly clientMetadata?: Metadata
  /** What an OpenID Connect request asked to find in the ID token. */
  readonly nonce?: string
}

/** New ID and access tokens of a sign-in; one of the OAuth endpoints need not have an ID token. The refresh token is the caller's to add. */
export async function issueTokens(grant: Grant, context: Context): Promise<AuthenticationResultType> {
  const { pool, client, user } = grant
  const { clock, random, settings } = context
  const lifetimes = tokenLifetimes(client)
  const groups = groupsOf(user, context)
  const override = await preTokenGeneration(context.lambda, {
    pool,
    clientId: client.ClientId,
    user,
    groups,
    preferredRole: preferredRole(groups),
    scopes: grant.signIn.scopes,
    source: grant.source,
    clientMetadata: grant.clientMetadata,
  })
  const issuer = settings.issuer(pool.Id, pool.region, pool.IssuerConfiguration?.Type)
  // AWS: "Viewing and exporting user event history": tokens carry the id of the sign-in's event, refreshed ones too.
  const [eventId, now] = [grant.signIn.eventId ?? random.uuid(), clock.now()]
  const common = { pool, client, user, signIn: grant.signIn, groups, issuer, eventId, now }
  const facts = (lifetime: number): TokenFacts => ({
    ...common,
    jti: random.uuid(),
    lifetime,
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
  })
  const keys = await poolKeys(pool.Id, context)
  const access = signedToken(keys.access, overriddenAccessClaims(accessClaims(facts(lifetimes.access)), override), context)
  const id = async (more: Partial<TokenFacts>) =>
    signedToken(keys.id, overriddenIdClaims(idClaims({ ...facts(lifetimes.id), ...more }), override), context)
  const { oauth, scopes } = grant.signIn
  if (oauth !== true) {
    const [AccessToken, IdToken] = await Promise.all([access, id({})])
    return { AccessToken, ExpiresIn: lifetimes.access, TokenType: 'Bearer', IdToken }
  }
  const AccessToken = await access
  // AWS: "Authorize endpoint", scope: an ID token is only for those who asked for `openid`.
  const IdToken = scopes.includes('openid') ? await id({ accessTokenHash: tokenHash(AccessToken) }) : undefined
  return { AccessToken, ExpiresIn: lifetimes.access, TokenType: 'Bearer', IdToken }
}

/** A token with these claims. */
export async function signedToken(key: SigningKey, claims: Claims, { keys }: Context): Promise<string> {
  const input = signingInput(key.kid, claims)
  return `${input}.${await keys.sign(key, input)}`
}

/** Lowest precedence number first. */
function groupsOf(user: User, { store }: Context): Group[] {
  return store.memberships
    .found('user', userKey(user))
    .flatMap(({ record }) => store.groups.get(compositeKey(record.UserPoolId, record.GroupName)) ?? [])
    .sort((a, b) => (precedence(a) === precedence(b) ? 0 : precedence(a) - precedence(b)))
}
