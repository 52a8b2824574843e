import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { contextOrigin } from '../threat-protection/origin-of.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { startAuth } from './start-auth.ts'

// AWS: what ClientMetadata says here goes to PreAuthentication and UserMigration only, as validationData.
export const adminInitiateAuth = defineOperation('AdminInitiateAuth', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const client = foundClientOf(pool, input.ClientId, context)
  return startAuth(
    {
      caller: 'admin',
      pool,
      client,
      parameters: input.AuthParameters ?? {},
      signUpSession: input.Session,
      validationData: input.ClientMetadata,
      origin: contextOrigin(input.ContextData),
    },
    input.AuthFlow,
    context,
  )
})
