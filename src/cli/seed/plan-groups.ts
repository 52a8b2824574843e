import type { Connection } from '../connection.ts'
import { groupsOf } from '../listings.ts'
import { type Action, type PoolReference, poolId } from './action.ts'
import { difference } from './difference.ts'
import type { SeedGroup, Settings } from './seed-file.ts'

/** Creates the groups that are not there, and changes those that differ. */
export async function planGroups(groups: readonly SeedGroup[], pool: PoolReference, connection: Connection): Promise<Action[]> {
  const there = groups.length === 0 || pool.id === undefined ? [] : await groupsOf(pool.id, connection)
  return groups.flatMap((group): Action[] => {
    const what = `group ${group.name} in ${pool.name}`
    const wanted = { Description: group.description, Precedence: group.precedence, RoleArn: group.roleArn }
    const input = () => ({ ...wanted, UserPoolId: poolId(pool), GroupName: group.name })
    const found = there.find(({ GroupName }) => GroupName === group.name)
    if (found === undefined)
      return [{ verb: 'create', what, item: group, run: () => connection.invoke('CreateGroup', input()).then(() => undefined) }]
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
    const changed = difference(given, found as Settings)
    if (changed.length === 0) return []
    return [
      {
        verb: 'change',
        what,
        item: group,
        detail: changed.join(', '),
        run: () => connection.invoke('UpdateGroup', input()).then(() => undefined),
      },
    ]
  })
}
