import { configurationFailure } from '../../client/failure.ts'
import type { Connection } from '../connection.ts'
import { type Action, type PoolReference, poolId } from './action.ts'
import type { SeedPool } from './seed-file.ts'

/** Gives the pool its domain. A domain that another pool has is a mistake of the file. */
export async function planDomain(item: SeedPool, pool: PoolReference, connection: Connection): Promise<Action[]> {
  const { domain } = item
  if (domain === undefined) return []
  const { DomainDescription = {} } = await connection.invoke('DescribeUserPoolDomain', { Domain: domain })
  const { UserPoolId: owner } = DomainDescription
  if (owner !== undefined && owner === pool.id) return []
  if (owner !== undefined) throw configurationFailure(`The domain ${domain} belongs to the pool ${owner} already.`)
  const run = () => connection.invoke('CreateUserPoolDomain', { Domain: domain, UserPoolId: poolId(pool) }).then(() => undefined)
  return [{ verb: 'create', what: `domain ${domain} of ${pool.name}`, item, run }]
}
