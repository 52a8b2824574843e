import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { contextOrigin } from '../threat-protection/origin-of.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { respondToChallenge } from './respond-to-challenge.ts'

export const adminRespondToAuthChallenge = defineOperation('AdminRespondToAuthChallenge', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const client = foundClientOf(pool, input.ClientId, context)
  const attempt = {
    caller: 'admin' as const,
    pool,
    client,
    parameters: input.ChallengeResponses ?? {},
    clientMetadata: input.ClientMetadata,
    origin: contextOrigin(input.ContextData),
  }
  return respondToChallenge(attempt, input.ChallengeName, input.Session, context)
})
