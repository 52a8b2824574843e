/** The user of a pool that an identity of a provider signs in as: a new one, or the one who has the identity. */
import { attributeImmutable, unauthorizedAttribute, userDisabled, userNotFound } from '../../domain/errors.ts'
import { mappedAttributes, withUnverified } from '../../domain/federation.ts'
import { linkedTo, linkingAttribute, newIdentity } from '../../domain/identities.ts'
import { providerGroup } from '../../domain/identity-provider.ts'
import { sub } from '../../domain/ids.ts'
import { compositeKey, userKey } from '../../domain/keys.ts'
import { identityTaken, providerAttributesMissing, providerUsernameInvalid } from '../../domain/provider-errors.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { checkAttributes } from '../../domain/schema.ts'
import { attributesSet, isUsername } from '../../domain/user.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import { hidesUserExistence, mayWrite } from '../../domain/user-pool-client.ts'
import { inboundFederation, type ProviderAttributes } from '../../triggers/inbound-federation.ts'
import { postAuthentication } from '../../triggers/post-authentication.ts'
import { postConfirmation } from '../../triggers/post-confirmation.ts'
import { preAuthentication } from '../../triggers/pre-authentication.ts'
import { preSignUp } from '../../triggers/pre-sign-up.ts'
import { holderOfIdentity } from '../identity-providers/linking.ts'
import type { Context } from '../operation.ts'
import { autoVerified } from '../users/auto-verified.ts'
import { claimAlias } from '../users/claim-alias.ts'
import { signInAttributes } from '../users/find-user.ts'
import { newUser } from '../users/new-user.ts'

/** Whom a provider says that it has before it. */
export interface Federated {
  readonly hosted: { readonly pool: UserPool; readonly client: UserPoolClient }
  readonly provider: IdentityProvider
  readonly subject: string
  /** As functions are shown them. */
  readonly attributes: ProviderAttributes
  /** All of them, by the provider's names: what is mapped. */
  readonly values: Readonly<Record<string, string>>
  /** The entity id of a SAML provider. */
  readonly issuer?: string
}

/** @throws ServiceError */
export async function federatedUser(federated: Federated, context: Context): Promise<User> {
  const { hosted, provider, subject, attributes, values } = federated
  const { pool, client } = hosted
  // AWS: "Mapping IdP attributes": the provider's name comes before the subject.
  const userName = `${provider.ProviderName}_${subject}`
  const { ProviderName: providerName, ProviderType: providerType } = provider
  const inbound = { pool, clientId: client.ClientId, userName, providerName, providerType, attributes }
  const kept = await inboundFederation(context.lambda, inbound)
  const mapped = mappedAttributes(provider.AttributeMapping, kept ?? values)
  checkAttributes(schemaOf(pool), mapped)
  checkWritable(client, mapped)
  const holder = holderOf(federated, context)
  return holder === undefined ? signedUp(federated, userName, mapped, context) : signedInAgain(federated, holder, mapped, context)
}

/** Who has the identity: by its subject or, of a SAML provider, by another attribute that the user was linked by. */
export function holderOf({ hosted: { pool }, provider, subject, values }: Federated, { store }: Context): User | undefined {
  const bySubject = holderOfIdentity(pool, provider.ProviderName, subject, store)
  if (provider.ProviderType !== 'SAML') return bySubject
  if (bySubject !== undefined && linkingAttribute(bySubject, provider.ProviderName, subject) === undefined) return bySubject
  for (const name of Object.values(provider.AttributeMapping)) {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : ''
    const holder = value === '' ? undefined : holderOfIdentity(pool, provider.ProviderName, value, store)
    if (holder !== undefined && linkingAttribute(holder, provider.ProviderName, value) === name) return holder
  }
  return undefined
}

// AWS: "Mapping IdP attributes": mapped attributes must be writable by the client. Assumed: the flags of addresses, which no client
// writes, need not be.
function checkWritable(client: UserPoolClient, attributes: Readonly<Record<string, string>>): void {
  const refused = Object.keys(attributes).some((name) => !name.endsWith('_verified') && !mayWrite(client, name))
  if (refused) throw unauthorizedAttribute()
}

async function signedUp(federated: Federated, username: string, mapped: Readonly<Record<string, string>>, context: Context): Promise<User> {
  const { hosted, provider, subject, issuer } = federated
  const { pool, client } = hosted
  const { store, clock, random, lambda } = context
  checkRequired(pool, provider, mapped)
  if (!isUsername(username)) throw providerUsernameInvalid()
  if (store.users.has(compositeKey(pool.Id, username))) throw identityTaken(username)
  const answer = await preSignUp(lambda, 'ExternalProvider', {
    pool,
    clientId: client.ClientId,
    userName: username,
    // Seen: events of federated users have these two, empty.
    attributes: { 'cognito:email_alias': '', 'cognito:phone_number_alias': '', ...mapped },
    validationData: {},
    clientMetadata: undefined,
  })
  // Seen: a function that links the identity to another user fails this first sign-in with the sentence; the next one is the other user's.
  const linked = holderOf(federated, context) !== undefined
  if (linked || store.users.has(compositeKey(pool.Id, username))) throw identityTaken(username)
  const flags = autoVerified(pool, username, mapped, answer, context)
  const now = clock.now()
  const named = { username, sub: sub(random.integer), attribute: {} }
  const user: User = { ...newUser(pool, named, { ...mapped, ...flags }, context), UserStatus: 'EXTERNAL_PROVIDER' }
  const made = store.users.insert(linkedTo(newIdentity(provider, subject, true, now, issuer), now)(user), () => identityTaken(username))
  const GroupName = providerGroup(pool.Id, provider.ProviderName)
  if (store.groups.has(compositeKey(pool.Id, GroupName))) store.memberships.put({ UserPoolId: pool.Id, GroupName, Username: username })
  await postConfirmation(lambda, 'ConfirmSignUp', pool, client.ClientId, made, undefined)
  // The function may have changed the user, or removed it.
  return store.users.require(userKey(made), userNotFound)
}

function checkRequired(pool: UserPool, { ProviderType }: IdentityProvider, mapped: Readonly<Record<string, string>>): void {
  const missing = schemaOf(pool).filter(({ Name, Required }) => Required && Name !== 'sub' && !mapped[Name])
  if (missing.length > 0)
    throw providerAttributesMissing(
      ProviderType,
      missing.map(({ Name }) => Name),
    )
}

async function signedInAgain(
  { hosted: { pool, client } }: Federated,
  holder: User,
  mapped: Readonly<Record<string, string>>,
  context: Context,
): Promise<User> {
  const { store, clock, lambda } = context
  if (!holder.Enabled) throw userDisabled()
  const hidden = hidesUserExistence(client)
  await preAuthentication(lambda, { pool, clientId: client.ClientId, userName: holder.Username, user: holder, hidden, validationData: {} })
  const user = store.users.require(userKey(holder), userNotFound)
  if (!user.Enabled) throw userDisabled()
  // AWS: each mapped attribute is written at each sign-in, also where it has not changed: so it must be mutable.
  const fixed = Object.keys(mapped).find((name) => schemaOf(pool).find(({ Name }) => Name === name)?.Mutable === false)
  if (fixed !== undefined) throw attributeImmutable(fixed)
  const attributes = withUnverified(mapped)
  if (user.UserStatus !== 'EXTERNAL_PROVIDER') claimAliases(pool, user, attributes, context)
  const updated = store.users.update(userKey(user), attributesSet(attributes, clock.now()), userNotFound)
  await postAuthentication(lambda, pool, client.ClientId, updated, false, undefined)
  return store.users.require(userKey(updated), userNotFound)
}

/** A user of the pool's own also signs in with what the provider writes. */
function claimAliases(pool: UserPool, user: User, attributes: Readonly<Record<string, string>>, context: Context): void {
  for (const name of signInAttributes(pool)) claimAlias(pool, user, name, attributes[name] ?? '', false, context)
}
