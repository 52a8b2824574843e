import { configurationFailure } from '../../client/failure.ts'
import type { OperationTypes } from '../../model/generated/cognito-idp-types.ts'
import { kebabCase } from '../../model/names.ts'
import type { Connection, OperationName } from '../connection.ts'
import { readCommandModel } from '../service/command-model.ts'
import { type Action, type PoolReference, poolId } from './action.ts'
import { difference } from './difference.ts'
import type { SeedPool, Settings } from './seed-file.ts'

type UserPool = NonNullable<OperationTypes['DescribeUserPool']['output']['UserPool']>
type SchemaAttribute = NonNullable<OperationTypes['CreateUserPool']['input']['Schema']>[number]

/** Creates the pool, or changes the settings in which it differs. */
export async function planPool(pool: SeedPool, reference: PoolReference, connection: Connection): Promise<Action[]> {
  const what = `user pool ${pool.name}`
  if (reference.id === undefined) return [{ verb: 'create', what, item: pool, run: () => createPool(pool, reference, connection) }]
  const { UserPool: there = {} } = await connection.invoke('DescribeUserPool', { UserPoolId: reference.id })
  const { Schema = [], ...settings } = pool.settings ?? {}
  const actions = [...planSettings(settings, there, what, reference, connection), ...planSchema(Schema, there, what, reference, connection)]
  return actions.map((action) => ({ ...action, item: pool }))
}

async function createPool({ name, id, settings = {} }: SeedPool, reference: PoolReference, { invoke }: Connection): Promise<void> {
  const tags = { ...(settings.UserPoolTags as object | undefined), ...(id !== undefined && { _custom_id_: id }) }
  const input = { ...settings, PoolName: name, ...(Object.keys(tags).length > 0 && { UserPoolTags: tags }) }
  const { UserPool } = await invoke('CreateUserPool', input)
  reference.id = UserPool?.Id
}

type Change = Omit<Action, 'item'>

function planSettings(settings: Settings, there: UserPool, what: string, reference: PoolReference, connection: Connection): Change[] {
  const changed = difference(settings, there as Settings)
  if (changed.length === 0) return []
  const changeable = membersOf('UpdateUserPool')
  const fixed = changed.filter((member) => !changeable.includes(member))
  if (fixed.length > 0) {
    const names = fixed.join(' and ')
    throw configurationFailure(
      `The ${what} is there with another ${names}, which only a new pool can have. Delete the pool, or give this one another name.`,
    )
  }
  // UpdateUserPool sets what it is not told to its default, so that everything the pool has is told again.
  const UserPoolId = poolId(reference)
  const run = () => connection.invoke('UpdateUserPool', { ...kept(there, changeable), ...settings, UserPoolId }).then(() => undefined)
  return [{ verb: 'change', what, detail: changed.join(', '), run }]
}

/** Custom attributes can be added to a pool, but neither changed nor taken away. */
function planSchema(schema: unknown, there: UserPool, what: string, reference: PoolReference, connection: Connection): Change[] {
  const names = new Set((there.SchemaAttributes ?? []).map(({ Name }) => Name))
  const added = (schema as readonly SchemaAttribute[]).filter(({ Name = '' }) => !names.has(Name) && !names.has(`custom:${Name}`))
  if (added.length === 0) return []
  const run = () =>
    connection.invoke('AddCustomAttributes', { UserPoolId: poolId(reference), CustomAttributes: added }).then(() => undefined)
  return [{ verb: 'change', what, detail: `attributes ${added.map(({ Name }) => Name).join(', ')}`, run }]
}

/** The members of an operation's input. */
export function membersOf(operation: OperationName): readonly string[] {
  const model = readCommandModel('cognito-idp', kebabCase(operation))
  return Object.keys(model?.structures[model.input] ?? {})
}

/** What an update has to repeat of what is there. */
export function kept(there: object, members: readonly string[]): Settings {
  return Object.fromEntries(Object.entries(there).filter(([member]) => members.includes(member)))
}
