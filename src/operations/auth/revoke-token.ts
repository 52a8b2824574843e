import { knowsSecret } from '../../domain/client-secrets.ts'
import { clientSecretWrong, invalidParameter, revocationNotEnabled, unsupportedTokenType } from '../../domain/errors.ts'
import { parsedToken } from '../../domain/jwt.ts'
import { defineOperation } from '../operation.ts'
import { revokeRefreshToken } from './revoke-refresh-token.ts'

// AWS: RevokeToken; a refresh token that is unknown or revoked already is no error.
export const revokeToken = defineOperation('RevokeToken', (input, context) => {
  const client = context.store.userPoolClients.get(input.ClientId)
  // AWS: the operation has no ResourceNotFoundException. Assumed: the sentence.
  if (client === undefined) throw invalidParameter(`User pool client ${input.ClientId} does not exist.`)
  if (!knowsSecret(client, input.ClientSecret)) throw clientSecretWrong()
  if (client.EnableTokenRevocation === false) throw revocationNotEnabled()
  if (parsedToken(input.Token) !== undefined) throw unsupportedTokenType()
  revokeRefreshToken(client, input.Token, context)
  return {}
})
