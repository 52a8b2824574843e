import { resourceServerNotFound } from '../../domain/errors.ts'
import { resourceServerKey } from '../../domain/keys.ts'
import { defineOperation } from '../operation.ts'
import { foundResourceServer } from './found-resource-server.ts'

// AWS: UpdateResourceServer: scopes that are left out are removed.
export const updateResourceServer = defineOperation('UpdateResourceServer', (input, context) => {
  const key = resourceServerKey(foundResourceServer(input, context))
  const server = context.store.resourceServers.update(
    key,
    (record) => ({ ...record, Name: input.Name, Scopes: input.Scopes }),
    () => resourceServerNotFound(input.Identifier),
  )
  return { ResourceServer: server }
})
