import type { UserPool } from '../../domain/records/pools.ts'
import { poolKeys } from '../auth/pool-keys.ts'
import type { Context } from '../operation.ts'
import { keyCertificate } from './key-certificate.ts'

/** What the SAML requests of a pool are verified with. */
export async function poolCertificate(pool: UserPool, context: Context): Promise<string> {
  const { id } = await poolKeys(pool.Id, context)
  return keyCertificate(pool.Id, id, pool.CreationDate, context)
}
