import { invalidParameter } from '../../domain/errors.ts'
import { compositeKey, indexedAttributes } from '../../domain/keys.ts'
import { page } from '../../domain/page.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { matches, parsedFilter, type UserFilter } from '../../domain/user-filter.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import type { Slot } from '../../store/collection.ts'
import type { Store } from '../../store/store.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { answeredUser } from './answered-user.ts'

const fullPage = 60

export const listUsers = defineOperation('ListUsers', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const filter = parsedFilter(input.Filter)
  const wanted = wantedAttributes(pool, input.AttributesToGet)
  const request = { query: ['ListUsers', pool.Id, input.Filter], token: input.PaginationToken, limit: input.Limit || fullPage }
  const { slots, next } = page(request, (ordinal) => candidates(pool.Id, filter, ordinal, context.store))
  return { Users: slots.map(({ record }) => answeredUser(record, wanted)), PaginationToken: next }
})

/** Users that pass the filter, found through an index where the filter compares a whole value. */
function* candidates(poolId: string, filter: UserFilter | undefined, ordinal: number, store: Store): Generator<Slot<User>> {
  for (const slot of narrowed(poolId, filter, ordinal, store)) {
    if (filter === undefined || matches(slot.record, filter)) yield slot
  }
}

function narrowed(poolId: string, filter: UserFilter | undefined, ordinal: number, store: Store): Iterable<Slot<User>> {
  if (filter?.kind === 'equals') {
    const { attribute, value } = filter
    const index = attribute === 'username' ? 'foldedUsername' : indexedAttributes.find((name) => name === attribute)
    if (index !== undefined) {
      return store.users.found(index, compositeKey(poolId, value.toLowerCase())).filter((slot) => slot.ordinal > ordinal)
    }
  }
  return store.users.after(poolId, ordinal)
}

// Seen: the sentence, for a name that the pool does not have.
function wantedAttributes(pool: UserPool, names: readonly string[] | undefined): ((name: string) => boolean) | undefined {
  if (names === undefined) return undefined
  const known = new Set(schemaOf(pool).map(({ Name }) => Name))
  if (names.some((name) => !known.has(name))) throw invalidParameter('One or more requested attributes do not exist.')
  return (name) => names.includes(name)
}
