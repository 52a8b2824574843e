import { kinds } from '../../store/kinds.ts'
import { defineOperation } from '../operation.ts'
import { foundResourceServer } from './found-resource-server.ts'

export const deleteResourceServer = defineOperation('DeleteResourceServer', (input, context) => {
  context.store.resourceServers.remove(kinds.resourceServers.key(foundResourceServer(input, context)))
  return {}
})
