import type { KmsKey } from '../../domain/records/functions.ts'
import type { Context } from '../operation.ts'

/** The material of a key, which is made when it is first asked for. */
export function kmsMaterial(Arn: string, { store, random, clock }: Pick<Context, 'store' | 'random' | 'clock'>): Uint8Array {
  const known = store.kmsKeys.get(Arn)
  const key: KmsKey = known ?? store.kmsKeys.put({ Arn, material: Buffer.from(random.bytes(32)).toString('base64'), created: clock.now() })
  return Buffer.from(key.material, 'base64')
}
