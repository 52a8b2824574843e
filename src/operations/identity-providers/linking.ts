/** Who is meant by a `ProviderUserIdentifierType`. */
import { invalidParameter } from '../../domain/errors.ts'
import { identityKey } from '../../domain/identities.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import type { ProviderUserIdentifierType } from '../../model/generated/cognito-idp-types.ts'
import type { Store } from '../../store/store.ts'

/** What names the subject of any provider. */
const subject = 'Cognito_Subject'

// AWS: ProviderName is `Cognito` for the pool's own users.
export const isOwnProvider = (name: string): boolean => name.toUpperCase() === 'COGNITO'

/**
 * The identity at a provider.
 * @throws InvalidParameterException Assumed: the sentences.
 */
// AWS: for social and OIDC providers the attribute is Cognito_Subject; for SAML it may be an attribute that is mapped.
export function providerIdentity(
  what: string,
  pool: UserPool,
  { ProviderName = '', ProviderAttributeName = '', ProviderAttributeValue = '' }: ProviderUserIdentifierType,
  store: Store,
): { readonly provider: IdentityProvider; readonly userId: string; readonly attribute: string | undefined } {
  const provider = store.identityProviders.get(compositeKey(pool.Id, ProviderName))
  if (provider === undefined) throw invalidParameter(`Invalid ${what}: the user pool has no identity provider ${ProviderName}.`)
  const named =
    ProviderAttributeName === subject ||
    (provider.ProviderType === 'SAML' && Object.values(provider.AttributeMapping).includes(ProviderAttributeName))
  if (!named) throw invalidParameter(`Invalid ${what}: ProviderAttributeName must be ${subject} for ${ProviderName}.`)
  if (ProviderAttributeValue === '') throw invalidParameter(`Invalid ${what}: ProviderAttributeValue is missing.`)
  return { provider, userId: ProviderAttributeValue, attribute: ProviderAttributeName === subject ? undefined : ProviderAttributeName }
}

/** The user who signs in with an identity of a provider. */
export const holderOfIdentity = (pool: UserPool, providerName: string, userId: string, store: Store): User | undefined =>
  store.users.find('identity', identityKey(pool.Id, providerName, userId))
