import { invalidParameter } from '../../domain/errors.ts'
import { sub } from '../../domain/ids.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { isCaseSensitive, signsInWithAttribute } from '../../domain/user-pool.ts'
import type { Context } from '../operation.ts'
import { holderOf } from './find-user.ts'

export interface NewUsername {
  /** The username proper. */
  readonly username: string
  readonly sub: string
  /** The attribute that the given name is, in a pool whose users sign in with one. */
  readonly attribute: Readonly<Record<string, string>>
}

const isEmail = (name: string) => /^[^\s@]+@[^\s@]+$/.test(name)
const isPhone = (name: string) => /^\+[0-9]{1,15}$/.test(name)

/**
 * What a new user is called.
 * @throws what `taken` makes, where there is such a user
 * @throws InvalidParameterException where the name is not of the form that the pool wants
 */
export function newUsername(pool: UserPool, given: string, context: Context, taken: () => Error): NewUsername {
  const own = sub(context.random.integer)
  if (!signsInWithAttribute(pool)) {
    checkNotAlias(pool, given)
    if (isTaken(pool, given, context)) throw taken()
    return { username: given, sub: own, attribute: {} }
  }
  // AWS: with username attributes the username is the sub and the given name goes to its attribute.
  const kind = attributeOf(pool, given)
  if (holderOf(pool, kind, given, context.store) !== undefined) throw taken()
  return { username: own, sub: own, attribute: { [kind]: given } }
}

/**
 * Looks again whether a new name is free, after a function had time to let another request take it.
 * @throws what `taken` makes
 */
export function checkStillFree(pool: UserPool, { username, attribute }: NewUsername, context: Context, taken: () => Error): void {
  const held = Object.entries(attribute).some(
    ([kind, value]) => holderOf(pool, kind as 'email' | 'phone_number', value, context.store) !== undefined,
  )
  if (held || isTaken(pool, username, context)) throw taken()
}

function isTaken(pool: UserPool, name: string, { store }: Context): boolean {
  if (store.users.has(compositeKey(pool.Id, name))) return true
  if (!isCaseSensitive(pool) && store.users.found('foldedUsername', compositeKey(pool.Id, name.toLowerCase())).length > 0) return true
  // Assumed: nor may it be what another user signs in with.
  return pool.AliasAttributes?.includes('preferred_username') === true && holderOf(pool, 'preferred_username', name, store) !== undefined
}

// Seen: these sentences, from pools with username attributes.
function attributeOf({ UsernameAttributes = [] }: UserPool, given: string): 'email' | 'phone_number' {
  if (UsernameAttributes.includes('email') && isEmail(given)) return 'email'
  if (UsernameAttributes.includes('phone_number') && isPhone(given)) return 'phone_number'
  if (UsernameAttributes.length > 1) throw invalidParameter('Username should be either an email or a phone number.')
  throw invalidParameter(UsernameAttributes[0] === 'email' ? 'Username should be an email.' : 'Username should be a phone number.')
}

// AWS: a username may not look like an alias that the pool has. Seen: the sentences.
function checkNotAlias({ AliasAttributes = [] }: UserPool, given: string): void {
  if (AliasAttributes.includes('email') && isEmail(given)) {
    throw invalidParameter('Username cannot be of email format, since user pool is configured for email alias.')
  }
  if (AliasAttributes.includes('phone_number') && isPhone(given)) {
    throw invalidParameter('Username cannot be of phone number format, since user pool is configured for phone number alias.')
  }
}
