import { userNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { isCaseSensitive, signsInWithAttribute } from '../../domain/user-pool.ts'
import type { Store } from '../../store/store.ts'

/**
 * The user that a `Username` means: the username itself, the sub, or an alias.
 * An email address or a phone number is an alias once it is verified; a preferred username always is.
 */
// AWS: "Customizing sign-in attributes" of the developer guide.
export function findUser(pool: UserPool, username: string, store: Store): User | undefined {
  return byUsername(pool, username, store) ?? bySub(pool, username, store) ?? byAlias(pool, username, store)
}

/** The user of this username proper, in whatever case where the pool does not mind it. */
export function byUsername(pool: UserPool, username: string, store: Store): User | undefined {
  return store.users.get(compositeKey(pool.Id, username)) ?? byFoldedUsername(pool, username, store)
}

/** @throws UserNotFoundException */
export function foundUser(pool: UserPool, username: string, store: Store): User {
  const user = findUser(pool, username, store)
  if (user === undefined) throw userNotFound()
  return user
}

function byFoldedUsername(pool: UserPool, username: string, store: Store): User | undefined {
  return isCaseSensitive(pool) ? undefined : store.users.find('foldedUsername', compositeKey(pool.Id, username.toLowerCase()))
}

function bySub(pool: UserPool, username: string, store: Store): User | undefined {
  const user = store.users.find('sub', compositeKey(pool.Id, username.toLowerCase()))
  return user?.attributes.sub === username ? user : undefined
}

function byAlias(pool: UserPool, username: string, store: Store): User | undefined {
  for (const attribute of signInAttributes(pool)) {
    const user = holderOf(pool, attribute, username, store)
    if (user !== undefined) return user
  }
  return undefined
}

type SignInAttribute = 'email' | 'phone_number' | 'preferred_username'

/** What users of the pool sign in with besides the username. */
export function signInAttributes(pool: UserPool): readonly SignInAttribute[] {
  return [...(pool.UsernameAttributes ?? []), ...(pool.AliasAttributes ?? [])]
}

/** The user whose sign-in attribute has this value; of an alias, only one that holds it verified. */
export function holderOf(pool: UserPool, attribute: SignInAttribute, value: string, store: Store): User | undefined {
  const same = isCaseSensitive(pool) ? (a: string) => a === value : (a: string) => a.toLowerCase() === value.toLowerCase()
  const needsVerification = attribute !== 'preferred_username' && !signsInWithAttribute(pool)
  return (
    store.users
      .found(attribute, compositeKey(pool.Id, value.toLowerCase()))
      .map(({ record }) => record)
      // AWS: users of identity providers do not sign in with attributes, so theirs stand in nobody's way.
      .filter(({ UserStatus }) => UserStatus !== 'EXTERNAL_PROVIDER')
      .find(({ attributes }) => same(attributes[attribute] ?? '') && (!needsVerification || attributes[`${attribute}_verified`] === 'true'))
  )
}
