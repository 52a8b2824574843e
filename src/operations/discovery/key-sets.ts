import { poolKeys } from '../auth/pool-keys.ts'
import { identityKey } from '../identity-pools/identity-token.ts'
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
export async function identityPoolKeySet(context: Context): Promise<KeySet> {
  const key = await identityKey(context)
  await context.store.settled()
  return { keys: [jsonWebKey(key)] }
}
