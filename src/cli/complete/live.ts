import type { Completer } from '../command.ts'
import { type Connection, type ConnectionValues, connect, connectIdentity } from '../connection.ts'
import type { Io } from '../io.ts'
import { clientsOf, groupsOf, identityPools, userPools } from '../listings.ts'
import type { Offer } from './candidate.ts'

export type LiveCompleter = Exclude<Completer, 'file' | 'folder' | 'command' | 'operation' | 'error'>

/** Asks the emulator what there is: with the pool that the line names, else in every pool. Nothing, where it does not answer at once. */
export async function liveOffer(completer: LiveCompleter, words: readonly string[], io: Io): Promise<Offer> {
  if (completer === 'function') return await functionsOffer(words, io)
  if (completer === 'identity-pool' || completer === 'identity') return await identityOffer(completer, words, io)
  const connection = connect(...quick(words, io))
  if (completer === 'user-pool') {
    const pools = await userPools(connection)
    return { candidates: pools.map(({ Id = '', Name = '' }) => ({ value: Id, description: Name })) }
  }
  const named = valueAfter(words, '--user-pool-id') ?? valueAfter(words, '--pool') ?? valueAfter(words, '-p')
  const pools = named === undefined ? (await userPools(connection)).flatMap(({ Id }) => Id ?? []) : [named]
  const lists = await Promise.all(pools.map((pool) => listers[completer](pool, connection)))
  return { candidates: lists.flat() }
}

/** Identity pools by their names; identities of the pool that the line names, else of every pool. */
async function identityOffer(completer: 'identity-pool' | 'identity', words: readonly string[], io: Io): Promise<Offer> {
  const connection = connectIdentity(...quick(words, io))
  const pools = await identityPools(connection)
  if (completer === 'identity-pool') {
    return {
      candidates: pools.map(({ IdentityPoolId = '', IdentityPoolName = '' }) => ({ value: IdentityPoolId, description: IdentityPoolName })),
    }
  }
  const named = valueAfter(words, '--identity-pool-id')
  const asked = named === undefined ? pools.flatMap(({ IdentityPoolId }) => IdentityPoolId ?? []) : [named]
  // One page of each, as of users.
  const lists = await Promise.all(asked.map((IdentityPoolId) => connection.invoke('ListIdentities', { IdentityPoolId, MaxResults: 60 })))
  const identities = lists.flatMap(({ Identities = [] }) => Identities)
  return { candidates: identities.map(({ IdentityId = '', Logins = [] }) => ({ value: IdentityId, description: Logins.join(', ') })) }
}

async function functionsOffer(words: readonly string[], io: Io): Promise<Offer> {
  const { listFunctions } = await import('../../daemon/functions.ts')
  const known = await listFunctions({ env: io.env, name: valueAfter(words, '--name') })
  return {
    candidates: known.map(({ FunctionName, code }) => ({ value: FunctionName, description: code.kind === 'url' ? code.url : code.file })),
  }
}

const listers = {
  client: async (pool: string, connection: Connection) =>
    (await clientsOf(pool, connection)).map(({ ClientId = '', ClientName = '' }) => ({ value: ClientId, description: ClientName })),
  group: async (pool: string, connection: Connection) =>
    (await groupsOf(pool, connection)).map(({ GroupName = '', Description = '' }) => ({ value: GroupName, description: Description })),
  // One page: nobody chooses among thousands with the Tab key.
  username: async (UserPoolId: string, { invoke }: Connection) => {
    const { Users = [] } = await invoke('ListUsers', { UserPoolId, Limit: 60 })
    return Users.map(({ Username = '', Attributes = [] }) => ({
      value: Username,
      description: Attributes.find(({ Name }) => Name === 'email')?.Value ?? '',
    }))
  },
}

/** One attempt, and no more than a moment. */
function quick(words: readonly string[], io: Io): [ConnectionValues, Io] {
  const impatient = { ...io, env: { ...io.env, AWS_MAX_ATTEMPTS: '1' } }
  return [{ endpointUrl: valueAfter(words, '--endpoint-url'), region: valueAfter(words, '--region'), timeout: 0.5 }, impatient]
}

function valueAfter(words: readonly string[], option: string): string | undefined {
  const index = words.indexOf(option)
  return index < 0 ? undefined : words[index + 1]
}
