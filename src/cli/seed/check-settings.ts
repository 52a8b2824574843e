import { kebabCase } from '../../model/names.ts'
import { readCommandModel } from '../service/command-model.ts'
import { unknownName } from './check-schema.ts'
import type { Path, Problem } from './problem.ts'
import type { SeedFile, Settings } from './seed-file.ts'

/** Members that the file has words of its own for. */
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CreateUserPool: { PoolName: 'name' },
  CreateUserPoolClient: { ClientName: 'name', UserPoolId: 'id', GenerateSecret: 'secret' },
}

/** Members in `settings` that the operation does not have. Their values are for the emulator to judge. */
export function checkSettings({ pools }: SeedFile): Problem[] {
  return pools.flatMap((pool, index) => [
    ...check('CreateUserPool', pool.settings, ['pools', index, 'settings']),
    ...(pool.clients ?? []).flatMap((client, number) =>
      check('CreateUserPoolClient', client.settings, ['pools', index, 'clients', number, 'settings']),
    ),
  ])
}

function check(operation: string, settings: Settings = {}, path: Path): Problem[] {
  const model = readCommandModel('cognito-idp', kebabCase(operation))
  const reserved = own[operation] ?? {}
  const known = Object.keys(model?.structures[model.input] ?? {}).filter((name) => !(name in reserved))
  return Object.keys(settings).flatMap((name): Problem[] => {
    if (name in reserved) return [{ path: [...path, name], message: `is written as '${reserved[name]}', one level up` }]
    return known.includes(name) ? [] : [{ path: [...path, name], message: unknownName(name, known) }]
  })
}
