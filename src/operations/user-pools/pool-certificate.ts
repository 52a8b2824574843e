import type { UserPool } from '../../domain/records/pools.ts'
import { poolKeys } from '../auth/pool-keys.ts'
import type { Context } from '../operation.ts'

/** Seconds that a certificate is good for. AWS: ten years. */
const lifetime = 10 * 365 * 86_400

/** What the SAML requests of a pool are verified with. Made from the pool's key and age alone, it is the same whenever it is asked for. */
export async function poolCertificate(pool: UserPool, context: Context): Promise<string> {
  const { id } = await poolKeys(pool.Id, context)
  const notBefore = Math.floor(pool.CreationDate)
  return context.certificates.selfSigned({
    privateKey: id.privateKey,
    name: pool.Id,
    serialNumber: notBefore.toString(16).padStart(16, '0'),
    notBefore,
    notAfter: notBefore + lifetime,
  })
}
