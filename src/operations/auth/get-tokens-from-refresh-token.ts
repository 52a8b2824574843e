import { knowsSecret } from '../../domain/client-secrets.ts'
import { refreshTokenInvalid, secretHashWrong } from '../../domain/errors.ts'
import type { SignIn, UserPoolClient } from '../../domain/records.ts'
import { digestOf, refreshTokenBytes, refreshTokenText } from '../../domain/refresh-token.ts'
import { foundClient } from '../clients/found-client.ts'
import { type Context, defineOperation } from '../operation.ts'
import { issueTokens } from './issue-tokens.ts'
import { redeemedRefreshToken } from './redeemed-refresh-token.ts'

export const getTokensFromRefreshToken = defineOperation('GetTokensFromRefreshToken', async (input, context) => {
  const { pool, client } = foundClient(input.ClientId, context)
  if (!knowsSecret(client, input.ClientSecret)) throw secretHashWrong(client.ClientId)
  const { signIn, user } = redeemedRefreshToken(client, input.RefreshToken, context)
  const rotated = client.RefreshTokenRotation?.Feature === 'ENABLED' ? rotatedToken(signIn, client, input.RefreshToken, context) : undefined
  const tokens = await issueTokens({ pool, client, user, signIn, source: 'RefreshTokens', clientMetadata: input.ClientMetadata }, context)
  return { AuthenticationResult: { ...tokens, RefreshToken: rotated } }
})

const remembered = 20

/** Replaces a refresh token. The old one works on for the grace period; the new one lives as long as the old one would have. */
// AWS: "Refresh token rotation" of the developer guide.
function rotatedToken({ originJti }: SignIn, client: UserPoolClient, token: string, { store, clock, random }: Context): string {
  const text = refreshTokenText(random.bytes(refreshTokenBytes))
  const usableUntil = clock.now() + (client.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0)
  const old = digestOf(token)
  store.signIns.update(
    originJti,
    (signIn) => ({
      ...signIn,
      refreshTokens: [
        ...signIn.refreshTokens.map((known) =>
          known.digest === old && known.usableUntil === undefined ? { ...known, usableUntil } : known,
        ),
        { digest: digestOf(text) },
      ].slice(-remembered),
    }),
    refreshTokenInvalid,
  )
  return text
}
