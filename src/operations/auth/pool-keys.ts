import type { PoolKeys } from '../../domain/records/pools.ts'
import type { Keys } from '../../ports/ports.ts'
import type { Context } from '../operation.ts'

/** Keys that are being made: requests that arrive meanwhile wait for the same ones, because each takes a core for a while. */
const underWay = new WeakMap<Keys, Map<string, Promise<PoolKeys>>>()

/** The two signing keys of a user pool, made when they are first asked for. */
export async function poolKeys(userPoolId: string, context: Context): Promise<PoolKeys> {
  const { store, keys } = context
  const known = store.poolKeys.get(userPoolId)
  if (known !== undefined) return known
  const making = underWay.get(keys) ?? new Map<string, Promise<PoolKeys>>()
  underWay.set(keys, making)
  const made = making.get(userPoolId) ?? madeKeys(userPoolId, context).finally(() => making.delete(userPoolId))
  making.set(userPoolId, made)
  return made
}

async function madeKeys(UserPoolId: string, { store, keys }: Context): Promise<PoolKeys> {
  const [id, access] = [await keys.create('RS256'), await keys.create('RS256')]
  // A pool that was removed meanwhile leaves no keys behind.
  return store.userPools.has(UserPoolId) ? store.poolKeys.put({ UserPoolId, id, access }) : { UserPoolId, id, access }
}
