import { knowsSecret } from '../../domain/client-secrets.ts'
import { secretHashWrong } from '../../domain/errors.ts'
import { foundClient } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { checkRefreshingDevice } from './check-refreshing-device.ts'
import { issueTokens } from './issue-tokens.ts'
import { redeemedRefreshToken } from './redeemed-refresh-token.ts'
import { rotatedRefreshToken } from './rotated-refresh-token.ts'
import { tokenSessionUsed } from './token-session.ts'

export const getTokensFromRefreshToken = defineOperation('GetTokensFromRefreshToken', async (input, context) => {
  const { pool, client } = foundClient(input.ClientId, context)
  if (!knowsSecret(client, input.ClientSecret)) throw secretHashWrong(client.ClientId)
  const { signIn, user } = redeemedRefreshToken(client, input.RefreshToken, context)
  checkRefreshingDevice(pool, signIn, input.DeviceKey, context)
  const RefreshToken = rotatedRefreshToken(signIn, client, input.RefreshToken, context)
  tokenSessionUsed(signIn, context)
  const tokens = await issueTokens({ pool, client, user, signIn, source: 'RefreshTokens', clientMetadata: input.ClientMetadata }, context)
  return { AuthenticationResult: { ...tokens, RefreshToken } }
})
