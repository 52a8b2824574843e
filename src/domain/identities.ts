/** The identities of other providers that a user signs in with: the `identities` attribute, a JSON text. */
import { compositeKey, keyPart } from './keys.ts'
import type { IdentityProvider } from './records/federation.ts'
import type { User } from './records/users.ts'

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
  compositeKey(userPoolId, keyPart(providerName), userId)

/** @param issuer of a SAML provider: its entity id */
export function newIdentity(
  provider: IdentityProvider,
  userId: string,
  primary: boolean,
  now: number,
  issuer: string | null = null,
): Identity {
  const { ProviderName, ProviderType } = provider
  return { userId, providerName: ProviderName, providerType: ProviderType, issuer, primary, dateCreated: Math.round(now * 1000) }
}

/** The attribute that a SAML identity was linked by; undefined where that is its subject. */
// Without it, a user of the provider who can choose a display name could choose the subject of another one.
export const linkingAttribute = (user: User, providerName: string, value: string): string | undefined =>
  user.linkedBy?.[compositeKey(keyPart(providerName), value)]

export const linkedByAttribute =
  (providerName: string, value: string, name: string) =>
  (user: User): User => ({ ...user, linkedBy: { ...user.linkedBy, [compositeKey(keyPart(providerName), value)]: name } })

const sameIdentity = (a: Identity, b: Pick<Identity, 'providerName' | 'userId'>): boolean =>
  a.providerName === b.providerName && a.userId === b.userId

export const linkedTo =
  (identity: Identity, now: number) =>
  (user: User): User =>
    withIdentities(user, [...identitiesOf(user).filter((other) => !sameIdentity(other, identity)), identity], now)

export const unlinkedFrom =
  (identity: Pick<Identity, 'providerName' | 'userId'>, now: number) =>
  (user: User): User => {
    const { linkedBy, ...rest } = user
    const left = Object.entries(linkedBy ?? {}).filter(([key]) => key !== compositeKey(keyPart(identity.providerName), identity.userId))
    const others = identitiesOf(user).filter((other) => !sameIdentity(other, identity))
    return withIdentities({ ...rest, ...(left.length > 0 && { linkedBy: Object.fromEntries(left) }) }, others, now)
  }

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
