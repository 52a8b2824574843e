import { spMetadata } from '../../domain/saml.ts'
import type { Context } from '../operation.ts'
import { poolCertificate } from '../user-pools/pool-certificate.ts'

/** What is given to a SAML provider; undefined where there is no such pool. */
// Amazon has no such document: there the entity ID and the two addresses are typed in. It is for providers that want one.
export async function serviceProviderMetadata(userPoolId: string, origin: string, context: Context): Promise<string | undefined> {
  const pool = context.store.userPools.get(userPoolId)
  return pool && spMetadata(pool.Id, await poolCertificate(pool, context), origin)
}
