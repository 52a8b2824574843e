import { spMetadata } from '../../domain/saml.ts'
import type { Context } from '../operation.ts'
import { poolCertificate } from '../user-pools/pool-certificate.ts'
import { encryptionCertificate } from './encryption-key.ts'

/**
 * What is given to a SAML provider; undefined where there is no such pool, or no such provider.
 * @param providerName undefined: what is true for all SAML providers of the pool
 */
// Amazon has no such document: there the entity ID and the two addresses are typed in. It is for providers that want one.
export async function serviceProviderMetadata(
  userPoolId: string,
  providerName: string | undefined,
  origin: string,
  context: Context,
): Promise<string | undefined> {
  const { store } = context
  const pool = store.userPools.get(userPoolId)
  if (pool === undefined) return undefined
  const all = store.identityProviders.list(userPoolId).filter(({ ProviderType }) => ProviderType === 'SAML')
  const asked = providerName === undefined ? all : all.filter(({ ProviderName }) => ProviderName === providerName)
  if (providerName !== undefined && asked.length === 0) return undefined
  const signsRequests = asked.length > 0 && asked.every(({ ProviderDetails }) => ProviderDetails.RequestSigningAlgorithm !== undefined)
  // Each has a key of its own: with several, there is none to name.
  const [only, ...others] = asked
  const encrypts = only?.ProviderDetails.EncryptedResponses === 'true' && others.length === 0
  const [signing, encryption] = [await poolCertificate(pool, context), encrypts ? await encryptionCertificate(only, context) : undefined]
  return spMetadata({ userPoolId, origin, signsRequests, signing, encryption })
}
