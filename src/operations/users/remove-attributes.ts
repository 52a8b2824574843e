import { invalidParameter, schemaViolation, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User, UserPool } from '../../domain/records.ts'
import { attributesRemoved } from '../../domain/user.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import type { Context } from '../operation.ts'

/** Removes attributes of a user. @throws InvalidParameterException */
export function removeAttributes(pool: UserPool, user: User, names: readonly string[], { store, clock }: Context): void {
  for (const name of names) {
    const attribute = schemaOf(pool).find(({ Name }) => Name === name)
    if (attribute === undefined) throw schemaViolation(name, 'Attribute does not exist in the schema.')
    // Assumed: the sentence.
    if (attribute.Required || !attribute.Mutable) throw invalidParameter(`Cannot delete the required or immutable attribute ${name}.`)
  }
  store.users.update(userKey(user), attributesRemoved(names, clock.now()), userNotFound)
}
