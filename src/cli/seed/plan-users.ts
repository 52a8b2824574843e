import type { OperationTypes } from '../../model/generated/cognito-idp-types.ts'
import type { Connection } from '../connection.ts'
import { groupsOf, usersInGroup, usersOf } from '../listings.ts'
import { type Action, type PoolReference, poolId } from './action.ts'
import type { SeedUser } from './seed-file.ts'

type ThereUser = NonNullable<OperationTypes['ListUsers']['output']['Users']>[number]

/** Creates the users that are not there, and changes attributes, groups and the like in which the others differ. */
export async function planUsers(users: readonly SeedUser[], pool: PoolReference, connection: Connection): Promise<Action[]> {
  const { id } = pool
  if (id === undefined || users.length === 0) return users.map((user) => creation(user, pool, connection))
  const byName = indexUsers(await usersOf(id, connection))
  const members = await membersOf(new Set(users.flatMap(({ groups = [] }) => groups)), id, connection)
  return users.flatMap((user) => {
    const there = byName.get(user.username) ?? byName.get(user.username.toLowerCase())
    return there === undefined ? [creation(user, pool, connection)] : changes(user, there, members, pool, connection)
  })
}

/** Where users sign in with an address, the pool calls them by an id; then the address finds them. */
function indexUsers(users: readonly ThereUser[]): ReadonlyMap<string, ThereUser> {
  const names = users.flatMap((user) => {
    const addresses = (user.Attributes ?? []).filter(({ Name }) => Name === 'email' || Name === 'phone_number')
    const byAddress = addresses.flatMap(({ Value }): [string, ThereUser][] => (Value === undefined ? [] : [[Value, user]]))
    return byAddress
  })
  // The username comes last, because it wins over an address that somebody else has.
  return new Map([
    ...names,
    ...users.flatMap((user): [string, ThereUser][] => (user.Username === undefined ? [] : [[user.Username, user]])),
  ])
}

/** Who is in each of the groups; nobody in one that is not there yet. */
async function membersOf(
  groups: ReadonlySet<string>,
  UserPoolId: string,
  connection: Connection,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const there = await groupsOf(UserPoolId, connection)
  const found = there.flatMap(({ GroupName }) => (GroupName !== undefined && groups.has(GroupName) ? [GroupName] : []))
  const entries = found.map(async (GroupName): Promise<[string, Set<string>]> => {
    const users = await usersInGroup(UserPoolId, GroupName, connection)
    return [GroupName, new Set(users.flatMap(({ Username }) => Username ?? []))]
  })
  return new Map(await Promise.all(entries))
}

function attributesOf({ attributes = {} }: SeedUser) {
  return Object.entries(attributes).map(([Name, value]) => ({ Name, Value: String(value) }))
}

function creation(user: SeedUser, pool: PoolReference, { invoke }: Connection): Action {
  return {
    verb: 'create',
    what: `user ${user.username} in ${pool.name}`,
    item: user,
    parallel: true,
    async run() {
      const UserPoolId = poolId(pool)
      const created = await invoke('AdminCreateUser', {
        UserPoolId,
        Username: user.username,
        UserAttributes: attributesOf(user),
        MessageAction: 'SUPPRESS',
        TemporaryPassword: user.temporaryPassword,
      })
      const Username = created.User?.Username ?? user.username
      if (user.password !== undefined)
        await invoke('AdminSetUserPassword', { UserPoolId, Username, Password: user.password, Permanent: true })
      for (const GroupName of user.groups ?? []) await invoke('AdminAddUserToGroup', { UserPoolId, Username, GroupName })
      if (user.enabled === false) await invoke('AdminDisableUser', { UserPoolId, Username })
    },
  }
}

function changes(
  user: SeedUser,
  there: ThereUser,
  members: ReadonlyMap<string, ReadonlySet<string>>,
  pool: PoolReference,
  { invoke }: Connection,
): Action[] {
  const Username = there.Username ?? user.username
  const has = new Map((there.Attributes ?? []).map(({ Name, Value }) => [Name, Value]))
  const attributes = changedAttributes(user, has)
  const groups = (user.groups ?? []).filter((group) => !members.get(group)?.has(Username))
  const password = there.UserStatus === 'FORCE_CHANGE_PASSWORD' ? user.password : undefined
  const enabled = user.enabled !== undefined && user.enabled !== there.Enabled ? user.enabled : undefined
  const details = [
    ...attributes.filter(({ Name, Value }) => has.get(Name) !== Value).map(({ Name }) => Name),
    ...groups.map((group) => `group ${group}`),
    ...(password === undefined ? [] : ['permanent password']),
    ...(enabled === undefined ? [] : [enabled ? 'enabled' : 'disabled']),
  ]
  if (details.length === 0) return []
  const run = async () => {
    const who = { UserPoolId: poolId(pool), Username }
    if (attributes.length > 0) await invoke('AdminUpdateUserAttributes', { ...who, UserAttributes: attributes })
    for (const GroupName of groups) await invoke('AdminAddUserToGroup', { ...who, GroupName })
    if (password !== undefined) await invoke('AdminSetUserPassword', { ...who, Password: password, Permanent: true })
    if (enabled !== undefined) await invoke(enabled ? 'AdminEnableUser' : 'AdminDisableUser', who)
  }
  return [{ verb: 'change', what: `user ${user.username} in ${pool.name}`, item: user, detail: details.join(', '), parallel: true, run }]
}

/** A new address is unverified unless the same request says that it is verified, so that the flag goes along. */
function changedAttributes(user: SeedUser, has: ReadonlyMap<string | undefined, string | undefined>) {
  const wanted = attributesOf(user)
  const changed = new Set(wanted.filter(({ Name, Value }) => has.get(Name) !== Value).map(({ Name }) => Name))
  return wanted.filter(({ Name }) => changed.has(Name) || changed.has(Name.replace(/_verified$/, '')))
}
