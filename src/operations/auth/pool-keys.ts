import type { PoolKeys } from '../../domain/records.ts'
import type { Context } from '../operation.ts'

type KeyContext = Pick<Context, 'store' | 'keys'>

/** The keys of a pool; made when they are first needed. */
export async function poolKeys(userPoolId: string, { store, keys }: KeyContext): Promise<PoolKeys> {
  const known = store.poolKeys.get(userPoolId)
  if (known !== undefined) return known
  const [id, access] = await Promise.all([keys.create('RS256'), keys.create('RS256')])
  // Another request may have made them meanwhile.
  return store.poolKeys.get(userPoolId) ?? store.poolKeys.put({ UserPoolId: userPoolId, id, access })
}
