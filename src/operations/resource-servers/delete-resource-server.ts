import { resourceServerKey } from '../../domain/keys.ts'
import { defineOperation } from '../operation.ts'
import { foundResourceServer } from './found-resource-server.ts'

export const deleteResourceServer = defineOperation('DeleteResourceServer', (input, context) => {
  context.store.resourceServers.remove(resourceServerKey(foundResourceServer(input, context)))
  return {}
})
