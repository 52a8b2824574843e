import type { StoredKey } from '../../domain/records/pools.ts'
import type { ServiceKey } from '../../domain/service-key.ts'
import type { Context } from '../operation.ts'

/** A key that belongs to no user pool, made when it is first asked for. */
export async function serviceKey(
  purpose: ServiceKey['purpose'],
  alg: StoredKey['alg'],
  { store, keys }: Pick<Context, 'store' | 'keys'>,
): Promise<StoredKey> {
  const known = store.serviceKeys.get(purpose)
  if (known !== undefined) return known.key
  const key = await keys.create(alg)
  // Another request may have made one meanwhile.
  return (store.serviceKeys.get(purpose) ?? store.serviceKeys.put({ purpose, key })).key
}
