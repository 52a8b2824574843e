import { unknownName } from './check-schema.ts'
import type { Path, Problem } from './problem.ts'
import type { SeedFile, SeedPool } from './seed-file.ts'

/** What is said twice, and groups that no pool has. */
export function checkReferences({ pools }: SeedFile): Problem[] {
  return [...twice(pools, ({ id, name }) => id ?? name, ['pools']), ...pools.flatMap((pool, index) => checkPool(pool, ['pools', index]))]
}

function checkPool({ groups = [], clients = [], users = [], resourceServers = [] }: SeedPool, path: Path): Problem[] {
  const names = groups.map(({ name }) => name)
  const strangers = users.flatMap((user, number) =>
    (user.groups ?? []).flatMap((name, position): Problem[] =>
      names.includes(name)
        ? []
        : [{ path: [...path, 'users', number, 'groups', position], message: `'${name}' ${unknownName(name, names)}` }],
    ),
  )
  const both = users.flatMap(({ password, temporaryPassword }, number): Problem[] =>
    password !== undefined && temporaryPassword !== undefined
      ? [{ path: [...path, 'users', number, 'temporaryPassword'], message: 'contradicts the permanent password' }]
      : [],
  )
  return [
    ...twice(groups, ({ name }) => name, [...path, 'groups']),
    ...twice(clients, ({ id, name }) => id ?? name, [...path, 'clients']),
    ...twice(users, ({ username }) => username, [...path, 'users']),
    ...twice(resourceServers, ({ identifier }) => identifier, [...path, 'resourceServers']),
    ...strangers,
    ...both,
  ]
}

function twice<T>(items: readonly T[], keyOf: (item: T) => string, path: Path): Problem[] {
  const first = new Map<string, number>()
  return items.flatMap((item, index): Problem[] => {
    const key = keyOf(item)
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, index)
    return earlier === undefined ? [] : [{ path: [...path, index], message: `says '${key}' again, which is at [${earlier}] already` }]
  })
}
