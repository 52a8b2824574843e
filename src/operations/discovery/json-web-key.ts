import type { StoredKey } from '../../domain/records/pools.ts'

export interface JsonWebKey {
  readonly alg: string
  readonly e: string
  readonly kid: string
  readonly kty: 'RSA'
  readonly n: string
  readonly use: 'sig'
}

/** The public half of a key, with the members that AWS gives it. */
export const jsonWebKey = ({ alg, e, kid, n }: StoredKey): JsonWebKey => ({ alg, e, kid, kty: 'RSA', n, use: 'sig' })
