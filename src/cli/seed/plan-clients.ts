import type { Connection } from '../connection.ts'
import { clientsOf } from '../listings.ts'
import { type Action, type PoolReference, poolId } from './action.ts'
import { difference } from './difference.ts'
import { kept, membersOf } from './plan-pool.ts'
import type { SeedClient, Settings } from './seed-file.ts'

/** Creates the clients that are not there, and changes the settings in which the others differ. */
export async function planClients(clients: readonly SeedClient[], pool: PoolReference, connection: Connection): Promise<Action[]> {
  const { id } = pool
  const there = id === undefined ? [] : await clientsOf(id, connection)
  const plans = clients.map(async (client): Promise<Action[]> => {
    const what = `client ${client.name} in ${pool.name}`
    const found = there.find(({ ClientId, ClientName }) => (client.id === undefined ? ClientName === client.name : ClientId === client.id))
    if (found?.ClientId === undefined) return [{ verb: 'create', what, item: client, run: () => create(client, pool, connection) }]
    return await planSettings(client, found.ClientId, what, pool, connection)
  })
  return (await Promise.all(plans)).flat()
}

async function create({ name, id, secret, settings }: SeedClient, pool: PoolReference, { invoke }: Connection): Promise<void> {
  const ClientName = id === undefined ? name : `_custom_id_:${id}`
  const { UserPoolClient } = await invoke('CreateUserPoolClient', {
    ...settings,
    UserPoolId: poolId(pool),
    ClientName,
    GenerateSecret: secret === true,
  })
  // The predefined id went in as the name; now the client gets the name that it was to have.
  if (id === undefined || UserPoolClient === undefined) return
  const input = { ...kept(UserPoolClient, membersOf('UpdateUserPoolClient')), UserPoolId: poolId(pool), ClientId: id, ClientName: name }
  await invoke('UpdateUserPoolClient', input)
}

async function planSettings(
  client: SeedClient,
  ClientId: string,
  what: string,
  pool: PoolReference,
  connection: Connection,
): Promise<Action[]> {
  const UserPoolId = poolId(pool)
  const { UserPoolClient = {} } = await connection.invoke('DescribeUserPoolClient', { UserPoolId, ClientId })
  const wanted = { ...client.settings, ClientName: client.name }
  const changed = difference(wanted, UserPoolClient as Settings)
  if (changed.length === 0) return []
  const input = { ...kept(UserPoolClient, membersOf('UpdateUserPoolClient')), ...wanted, UserPoolId, ClientId }
  const run = () => connection.invoke('UpdateUserPoolClient', input).then(() => undefined)
  return [{ verb: 'change', what, item: client, detail: changed.join(', '), run }]
}
