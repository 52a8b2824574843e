import { invalidParameter } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const createResourceServer = defineOperation('CreateResourceServer', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const { Identifier, Name, Scopes } = input
  const server = context.store.resourceServers.insert({ UserPoolId: Id, Identifier, Name, Scopes }, () =>
    // Seen: the sentence.
    invalidParameter(`${Identifier} already exists in user pool ${Id}.`),
  )
  return { ResourceServer: server }
})
