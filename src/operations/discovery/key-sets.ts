import { poolKeys } from '../auth/pool-keys.ts'
import type { Context } from '../operation.ts'
import { type JsonWebKey, jsonWebKey } from './json-web-key.ts'

export interface KeySet {
  readonly keys: readonly JsonWebKey[]
}

/** What the tokens of a user pool are verified with; undefined where there is no such pool. */
export async function userPoolKeySet(userPoolId: string, context: Context): Promise<KeySet | undefined> {
  if (!context.store.userPools.has(userPoolId)) return undefined
  // A JWKS that changed with the first sign-in would already be in the caches of those who verify.
  const { id, access } = await poolKeys(userPoolId, context)
  await context.store.settled()
  return { keys: [jsonWebKey(id), jsonWebKey(access)] }
}

/** What the OpenID tokens of identity pools are verified with. */
export async function identityPoolKeySet({ store, keys }: Context): Promise<KeySet> {
  const purpose = 'identityPools'
  if (!store.serviceKeys.has(purpose)) {
    const key = await keys.create('RS512')
    if (!store.serviceKeys.has(purpose)) store.serviceKeys.put({ purpose, key })
    await store.settled()
  }
  return { keys: store.serviceKeys.list('').map(({ key }) => jsonWebKey(key)) }
}
