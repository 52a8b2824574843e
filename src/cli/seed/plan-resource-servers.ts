import type { Connection } from '../connection.ts'
import { resourceServersOf } from '../listings.ts'
import { type Action, type PoolReference, poolId } from './action.ts'
import { difference } from './difference.ts'
import type { SeedResourceServer, Settings } from './seed-file.ts'

/** Creates the resource servers that are not there, and changes those that differ. */
export async function planResourceServers(
  servers: readonly SeedResourceServer[],
  pool: PoolReference,
  connection: Connection,
): Promise<Action[]> {
  const there = servers.length === 0 || pool.id === undefined ? [] : await resourceServersOf(pool.id, connection)
  return servers.flatMap((server): Action[] => {
    const what = `resource server ${server.identifier} in ${pool.name}`
    const { identifier: Identifier, name: Name = Identifier, scopes = {} } = server
    const Scopes = Object.entries(scopes).map(([ScopeName, ScopeDescription]) => ({ ScopeName, ScopeDescription }))
    const input = () => ({ UserPoolId: poolId(pool), Identifier, Name, Scopes })
    const found = there.find((candidate) => candidate.Identifier === Identifier)
    if (found === undefined)
      return [{ verb: 'create', what, item: server, run: () => connection.invoke('CreateResourceServer', input()).then(() => undefined) }]
    const changed = difference({ Name, ...(server.scopes !== undefined && { Scopes }) }, found as Settings)
    if (changed.length === 0) return []
    return [
      {
        verb: 'change',
        what,
        item: server,
        detail: changed.join(', '),
        run: () => connection.invoke('UpdateResourceServer', input()).then(() => undefined),
      },
    ]
  })
}
