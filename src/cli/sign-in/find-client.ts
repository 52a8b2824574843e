import { Failure, usageFailure } from '../../client/failure.ts'
import type { Connection } from '../connection.ts'
import { clientsOf, userPools } from '../listings.ts'
import type { Ask } from './ask.ts'

export interface FoundClient {
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
}

export interface GivenClient {
  readonly userPoolId: string | undefined
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
}

/** Completes what was not given: where there is only one pool or client, that one; else the user chooses. @throws Failure */
export async function findClient(given: GivenClient, connection: Connection, ask: Ask): Promise<FoundClient> {
  const userPoolId = given.userPoolId ?? (await findPool(given.clientId, connection, ask))
  const clientId = given.clientId ?? (await chooseClient(userPoolId, connection, ask))
  const clientSecret = given.clientSecret ?? (await knownSecret(userPoolId, clientId, connection))
  return { userPoolId, clientId, clientSecret }
}

async function findPool(clientId: string | undefined, connection: Connection, ask: Ask): Promise<string> {
  const pools = await userPools(connection)
  if (pools.length === 0)
    throw new Failure(1, 'There is no user pool to sign in to.', '`cogmock quickstart` makes one, `cogmock seed` makes yours.')
  if (clientId !== undefined) {
    for (const { Id = '' } of pools) if ((await clientsOf(Id, connection)).some((client) => client.ClientId === clientId)) return Id
    throw usageFailure(`No user pool has a client ${clientId}.`)
  }
  const [only] = pools
  if (pools.length === 1 && only?.Id !== undefined) return only.Id
  return await ask.choose(
    'Which user pool? (--user-pool-id)',
    pools.map(({ Id = '', Name = '' }) => ({ value: Id, label: `${Name} (${Id})` })),
  )
}

async function chooseClient(userPoolId: string, connection: Connection, ask: Ask): Promise<string> {
  const clients = await clientsOf(userPoolId, connection)
  if (clients.length === 0) {
    throw new Failure(
      1,
      `The user pool ${userPoolId} has no client to sign in with.`,
      `\`cogmock cognito-idp create-user-pool-client --user-pool-id ${userPoolId} --client-name web\` makes one.`,
    )
  }
  const [only] = clients
  if (clients.length === 1 && only?.ClientId !== undefined) return only.ClientId
  return await ask.choose(
    'Which app client? (--client-id)',
    clients.map(({ ClientId = '', ClientName = '' }) => ({ value: ClientId, label: `${ClientName} (${ClientId})` })),
  )
}

/** An emulator tells it; a real pool may refuse to, and then it has to be given. */
async function knownSecret(UserPoolId: string, ClientId: string, connection: Connection): Promise<string | undefined> {
  const { UserPoolClient } = await connection.invoke('DescribeUserPoolClient', { UserPoolId, ClientId })
  return UserPoolClient?.ClientSecret
}
