import type { StoredKey } from './records/pools.ts'

/** A key that belongs to no user pool. */
export interface ServiceKey {
  /** What is signed with it: the OpenID tokens of identity pools, or what a provider says that the emulator plays. */
  readonly purpose: 'identityPools' | 'standIn'
  readonly key: StoredKey
}
