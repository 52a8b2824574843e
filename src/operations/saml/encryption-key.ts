import { compositeKey } from '../../domain/keys.ts'
import { providerNotFound } from '../../domain/provider-errors.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { StoredKey } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'
import { keyCertificate } from '../user-pools/key-certificate.ts'

/** The key that a SAML provider encrypts its assertions for, made when it is first asked for. */
// AWS: "SAML signing and encryption": each provider has a pair of its own.
export async function encryptionKey(provider: IdentityProvider, { store, keys }: Context): Promise<StoredKey> {
  if (provider.encryptionKey !== undefined) return provider.encryptionKey
  const made = await keys.create('RS256')
  const key = compositeKey(provider.UserPoolId, provider.ProviderName)
  const known = store.identityProviders.get(key)
  // It may be gone by now, or another request may have made one.
  if (known === undefined) return made
  const withKey = (record: IdentityProvider): IdentityProvider => ({ ...record, encryptionKey: record.encryptionKey ?? made })
  return store.identityProviders.update(key, withKey, () => providerNotFound(provider.ProviderName)).encryptionKey ?? made
}

/** X.509, DER, base64. */
export const encryptionCertificate = async (provider: IdentityProvider, context: Context): Promise<string> =>
  keyCertificate(provider.UserPoolId, await encryptionKey(provider, context), provider.CreationDate, context)
