import { createHash } from 'node:crypto'
import { userDisabled, userNotFound } from '../../../domain/errors.ts'
import { compositeKey } from '../../../domain/keys.ts'
import { invalidGrant, unauthorizedClient } from '../../../domain/oauth-error.ts'
import type { AuthorizationCode, SignIn } from '../../../domain/records/sign-ins.ts'
import { digestOf, refreshTokenBytes, refreshTokenText } from '../../../domain/refresh-token.ts'
import { sameText } from '../../../domain/same-text.ts'
import { tokenLifetimes } from '../../../domain/token-lifetimes.ts'
import type { AuthenticationResultType } from '../../../model/generated/cognito-idp-types.ts'
import { issueTokens } from '../../auth/issue-tokens.ts'
import { newTokenSession } from '../../auth/token-session.ts'
import type { Context } from '../../operation.ts'
import { type GrantCall, requiredField } from './grant.ts'

/** What a browser brought back to the app, for tokens. */
export async function authorizationCodeGrant(call: GrantCall, context: Context): Promise<AuthenticationResultType> {
  const { pool, client } = call
  const { store, clock, random } = context
  if (client.AllowedOAuthFlowsUserPoolClient !== true || !client.AllowedOAuthFlows?.includes('code')) throw unauthorizedClient()
  const code = redeemedCode(call, context)
  const user = store.users.require(compositeKey(pool.Id, code.Username), userNotFound)
  if (!user.Enabled) throw userDisabled()
  const RefreshToken = refreshTokenText(random.bytes(refreshTokenBytes))
  const signIn: SignIn = store.signIns.put({
    originJti: random.uuid(),
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    Username: user.Username,
    authTime: code.authTime,
    refreshTokens: [{ digest: digestOf(RefreshToken) }],
    expires: clock.now() + tokenLifetimes(client).refresh,
    scopes: code.scopes,
    oauth: true,
    eventId: code.eventId ?? random.uuid(),
    ...(code.methods !== undefined && { methods: code.methods }),
    ...(code.acr !== undefined && { acr: code.acr }),
    ...(code.resource !== undefined && { resource: code.resource }),
    ...(code.deviceKey !== undefined && { deviceKey: code.deviceKey }),
    ...newTokenSession(pool, user, context, code.ssoSession),
  })
  const grant = { pool, client, user, signIn, source: 'HostedAuth' as const }
  return { ...(await issueTokens({ ...grant, ...(code.nonce !== undefined && { nonce: code.nonce }) }, context)), RefreshToken }
}

/**
 * The record of a code that fits the call; it is gone from then on.
 * @throws OAuthError
 */
// AWS: a code that was consumed and one that never was are the same. Seen: a wrong verifier uses the code up.
// Assumed: a wrong redirect URI does not, as a wrong secret does not.
function redeemedCode({ client, form }: GrantCall, { store, clock }: Context): AuthorizationCode {
  const code = store.authorizationCodes.get(digestOf(requiredField(form, 'code')))
  const redirectUri = requiredField(form, 'redirect_uri')
  if (code === undefined || code.ClientId !== client.ClientId || code.expires <= clock.now()) throw invalidGrant()
  if (code.redirectUri !== redirectUri) throw invalidGrant()
  store.authorizationCodes.remove(code.digest)
  if (!proves(form.get('code_verifier') || undefined, code.codeChallenge)) throw invalidGrant()
  return code
}

/** A verifier without a challenge is no good either: somebody may have taken the challenge out of the app's request. */
// RFC 9700, 2.1.1: PKCE downgrade.
function proves(verifier: string | undefined, challenge: string | undefined): boolean {
  if (verifier === undefined || challenge === undefined) return verifier === challenge
  return sameText(challenge, createHash('sha256').update(verifier).digest('base64url'))
}
