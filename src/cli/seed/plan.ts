import type { Connection } from '../connection.ts'
import { userPools } from '../listings.ts'
import type { Action, PoolReference } from './action.ts'
import { planClients } from './plan-clients.ts'
import { planDomain } from './plan-domain.ts'
import { planGroups } from './plan-groups.ts'
import { planPool } from './plan-pool.ts'
import { planResourceServers } from './plan-resource-servers.ts'
import { planUsers } from './plan-users.ts'
import type { SeedFile, SeedPool } from './seed-file.ts'

/** What is to be done, in an order in which everything is there before it is used. Nothing, where all is as the file says. @throws Failure */
export async function plan({ pools }: SeedFile, connection: Connection): Promise<Action[]> {
  const there = await userPools(connection)
  const actions: Action[] = []
  for (const pool of pools) {
    const found = there.find(({ Id, Name }) => (pool.id === undefined ? Name === pool.name : Id === pool.id))
    actions.push(...(await planOne(pool, { id: found?.Id, name: pool.name }, connection)))
  }
  return actions
}

async function planOne(pool: SeedPool, reference: PoolReference, connection: Connection): Promise<Action[]> {
  return [
    ...(await planPool(pool, reference, connection)),
    ...(await planDomain(pool, reference, connection)),
    // Scopes have to be there before a client may ask for them, groups before their members.
    ...(await planResourceServers(pool.resourceServers ?? [], reference, connection)),
    ...(await planClients(pool.clients ?? [], reference, connection)),
    ...(await planGroups(pool.groups ?? [], reference, connection)),
    ...(await planUsers(pool.users ?? [], reference, connection)),
  ]
}
