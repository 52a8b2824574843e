import { knowsSecret } from '../../domain/client-secrets.ts'
import {
  clientSecretWrong,
  invalidParameter,
  refreshTokenInvalid,
  revocationNotEnabled,
  unsupportedTokenType,
} from '../../domain/errors.ts'
import { parsedToken } from '../../domain/jwt.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import { defineOperation } from '../operation.ts'

// AWS: RevokeToken; a refresh token that is unknown or revoked already is no error.
export const revokeToken = defineOperation('RevokeToken', (input, { store }) => {
  const client = store.userPoolClients.get(input.ClientId)
  // AWS: the operation has no ResourceNotFoundException. Assumed: the sentence.
  if (client === undefined) throw invalidParameter(`User pool client ${input.ClientId} does not exist.`)
  if (!knowsSecret(client, input.ClientSecret)) throw clientSecretWrong()
  if (client.EnableTokenRevocation === false) throw revocationNotEnabled()
  if (parsedToken(input.Token) !== undefined) throw unsupportedTokenType()
  const signIn = store.signIns.find('refreshToken', digestOf(input.Token))
  if (signIn !== undefined && signIn.ClientId === client.ClientId && signIn.revoked !== true) {
    store.signIns.update(signIn.originJti, (record) => ({ ...record, revoked: true }), refreshTokenInvalid)
  }
  return {}
})
