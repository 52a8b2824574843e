/** The identities of other providers that a user signs in with: the `identities` attribute, a JSON text. */
import { compositeKey } from './keys.ts'
import type { IdentityProvider, User } from './records.ts'

// AWS: "Linking federated users to an existing user profile", with the attribute as AdminGetUser shows it. Seen: dateCreated in milliseconds.
export interface Identity {
  readonly userId: string
  readonly providerName: string
  readonly providerType: string
  /** The entity id of a SAML provider. */
  readonly issuer: string | null
  /** The identity that the user was made from; false of linked ones. */
  readonly primary: boolean
  /** Milliseconds since the epoch. */
  readonly dateCreated: number
}

/** AWS: as many identities of other providers as a user can be linked to. */
export const identitiesAtMost = 5

export function identitiesOf({ attributes }: Pick<User, 'attributes'>): readonly Identity[] {
  return attributes.identities === undefined ? [] : (JSON.parse(attributes.identities) as Identity[])
}

/** What users are found by. */
export const identityKey = (userPoolId: string, providerName: string, userId: string): string =>
  compositeKey(userPoolId, providerName, userId)

export function newIdentity(provider: IdentityProvider, userId: string, primary: boolean, now: number): Identity {
  const { ProviderName, ProviderType } = provider
  return { userId, providerName: ProviderName, providerType: ProviderType, issuer: null, primary, dateCreated: Math.round(now * 1000) }
}

const sameIdentity = (a: Identity, b: Pick<Identity, 'providerName' | 'userId'>): boolean =>
  a.providerName === b.providerName && a.userId === b.userId

export const linkedTo =
  (identity: Identity, now: number) =>
  (user: User): User =>
    withIdentities(user, [...identitiesOf(user).filter((other) => !sameIdentity(other, identity)), identity], now)

export const unlinkedFrom =
  (identity: Pick<Identity, 'providerName' | 'userId'>, now: number) =>
  (user: User): User =>
    withIdentities(
      user,
      identitiesOf(user).filter((other) => !sameIdentity(other, identity)),
      now,
    )

function withIdentities(user: User, identities: readonly Identity[], now: number): User {
  const { identities: _, ...attributes } = user.attributes
  const changed = identities.length === 0 ? attributes : { ...attributes, identities: JSON.stringify(identities) }
  return { ...user, attributes: changed, UserLastModifiedDate: now }
}

/** AWS: in the ID token the members are texts. */
export const identitiesClaim = (text: string): readonly Readonly<Record<string, string | null>>[] =>
  (JSON.parse(text) as Identity[]).map(({ primary, dateCreated, ...rest }) => ({
    ...rest,
    primary: String(primary),
    dateCreated: String(dateCreated),
  }))
