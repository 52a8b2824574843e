import { allowsFlow } from '../../../domain/client-flows.ts'
import { unauthorizedClient } from '../../../domain/oauth-error.ts'
import type { AuthenticationResultType } from '../../../model/generated/cognito-idp-types.ts'
import { issueTokens } from '../../auth/issue-tokens.ts'
import { redeemedRefreshToken } from '../../auth/redeemed-refresh-token.ts'
import { rotatedRefreshToken } from '../../auth/rotated-refresh-token.ts'
import { tokenSessionUsed } from '../../auth/token-session.ts'
import type { Context } from '../../operation.ts'
import { type GrantCall, requiredField } from './grant.ts'

/** New tokens for a refresh token; another refresh token only under rotation. */
// AWS: "Token endpoint": unauthorized_client where the client may not refresh; rotation takes the place of the flow.
export async function refreshTokenGrant({ pool, client, form }: GrantCall, context: Context): Promise<AuthenticationResultType> {
  const given = requiredField(form, 'refresh_token')
  if (client.RefreshTokenRotation?.Feature !== 'ENABLED' && !allowsFlow(client, 'REFRESH_TOKEN_AUTH')) throw unauthorizedClient()
  const { signIn, user } = redeemedRefreshToken(client, given, context)
  tokenSessionUsed(signIn, context)
  const RefreshToken = rotatedRefreshToken(signIn, client, given, context)
  return { ...(await issueTokens({ pool, client, user, signIn, source: 'RefreshTokens' }, context)), RefreshToken }
}
