import { foundClient } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { respondToChallenge } from './respond-to-challenge.ts'

export const respondToAuthChallenge = defineOperation('RespondToAuthChallenge', (input, context) => {
  const found = foundClient(input.ClientId, context)
  const attempt = { caller: 'user' as const, ...found, parameters: input.ChallengeResponses ?? {}, clientMetadata: input.ClientMetadata }
  return respondToChallenge(attempt, input.ChallengeName, input.Session, context)
})
