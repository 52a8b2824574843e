import { foundClient } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { originOf } from '../threat-protection/origin-of.ts'
import { startAuth } from './start-auth.ts'

// AWS: what ClientMetadata says here goes to PreAuthentication and UserMigration only, as validationData.
export const initiateAuth = defineOperation('InitiateAuth', (input, context) => {
  const found = foundClient(input.ClientId, context)
  return startAuth(
    {
      caller: 'user',
      ...found,
      parameters: input.AuthParameters ?? {},
      signUpSession: input.Session,
      validationData: input.ClientMetadata,
      origin: originOf(input.UserContextData, found.client, context),
    },
    input.AuthFlow,
    context,
  )
})
