import type { StoredKey } from './records.ts'

/** A key that belongs to no user pool. */
export interface ServiceKey {
  /** What is signed with it: the OpenID tokens of identity pools. */
  readonly purpose: 'identityPools'
  readonly key: StoredKey
}
