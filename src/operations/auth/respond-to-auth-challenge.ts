import { foundClient } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { originOf } from '../threat-protection/origin-of.ts'
import { respondToChallenge } from './respond-to-challenge.ts'

export const respondToAuthChallenge = defineOperation('RespondToAuthChallenge', (input, context) => {
  const found = foundClient(input.ClientId, context)
  const attempt = {
    caller: 'user' as const,
    ...found,
    parameters: input.ChallengeResponses ?? {},
    clientMetadata: input.ClientMetadata,
    origin: originOf(input.UserContextData, found.client, context),
  }
  return respondToChallenge(attempt, input.ChallengeName, input.Session, context)
})
