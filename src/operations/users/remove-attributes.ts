import { attributeNotRemovable, schemaViolation, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { attributesRemoved } from '../../domain/user.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import type { Context } from '../operation.ts'

/** Removes attributes of a user. @throws InvalidParameterException */
export function removeAttributes(pool: UserPool, user: User, names: readonly string[], { store, clock }: Context): void {
  for (const name of names) {
    const attribute = schemaOf(pool).find(({ Name }) => Name === name)
    if (attribute === undefined) throw schemaViolation(name, 'Attribute does not exist in the schema.')
    if (attribute.Required || !attribute.Mutable) throw attributeNotRemovable(name)
  }
  checkUsernameKept(pool, Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !names.includes(name))), names)
  store.users.update(userKey(user), attributesRemoved(names, clock.now()), userNotFound)
}

/** In a pool whose users sign in with an attribute, each keeps one. @throws InvalidParameterException */
export function checkUsernameKept(
  { UsernameAttributes = [] }: UserPool,
  left: Readonly<Record<string, string>>,
  removed: readonly string[],
): void {
  const gone = UsernameAttributes.find((name) => removed.includes(name))
  if (gone !== undefined && !UsernameAttributes.some((name) => left[name])) throw attributeNotRemovable(gone)
}
