import { invalidParameter } from '../../domain/errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { schemaOf } from '../../domain/user-pool.ts'

/**
 * Only attributes of the pool can be mapped, and who a user is cannot.
 * @throws InvalidParameterException Assumed: the sentence.
 */
export function checkAttributeMapping(pool: UserPool, mapping: Readonly<Record<string, string>> = {}): void {
  const known = new Set(schemaOf(pool).map(({ Name }) => Name))
  const unknown = Object.keys(mapping).filter((name) => name === 'sub' || (name !== 'username' && !known.has(name)))
  if (unknown.length > 0)
    throw invalidParameter(`Attribute mapping names attributes that the user pool does not have: ${unknown.join(', ')}`)
}
