import { foundClient } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { startAuth } from './start-auth.ts'

export const initiateAuth = defineOperation('InitiateAuth', (input, context) => {
  const found = foundClient(input.ClientId, context)
  return startAuth({ caller: 'user', ...found, parameters: input.AuthParameters ?? {} }, input.AuthFlow, context)
})
