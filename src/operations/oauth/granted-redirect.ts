import { type ReturnAddress, returned } from '../../domain/authorization-request.ts'
import { refreshTokenInvalid } from '../../domain/errors.ts'
import type { HostedSession, SignIn } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import { tokenLifetimes } from '../../domain/token-lifetimes.ts'
import { issueTokens } from '../auth/issue-tokens.ts'
import type { Context } from '../operation.ts'
import { authenticationOf } from './hosted-level.ts'
import type { HostedRequest } from './hosted-request.ts'

// AWS: "Authorize endpoint": a code lives five minutes.
const codeSeconds = 300

/** The app's URL with what the sign-in is worth: an authorization code, or at once the tokens. */
export async function grantedRedirect(hosted: HostedRequest, session: HostedSession, user: User, context: Context): Promise<string> {
  const { redirectUri, state, responseType } = hosted.request
  const address: ReturnAddress = { redirectUri, ...(state !== undefined && { state }), inFragment: responseType === 'token' }
  if (responseType === 'code') return returned(address, { code: newCode(hosted, session, context) })
  const { AccessToken, IdToken, ExpiresIn } = await implicitTokens(hosted, session, user, context)
  // AWS: the order, and `bearer` in lower case, are those of the guide's example.
  return returned(address, { id_token: IdToken, access_token: AccessToken, token_type: 'bearer', expires_in: ExpiresIn })
}

function newCode(hosted: HostedRequest, session: HostedSession, { store, clock, random }: Context): string {
  const { client, request } = hosted
  const { redirectUri, scopes, nonce, codeChallenge, resource } = request
  // Seen: codes are UUIDs.
  const code = random.uuid()
  store.authorizationCodes.put({
    digest: digestOf(code),
    UserPoolId: client.UserPoolId,
    ClientId: client.ClientId,
    Username: session.Username,
    redirectUri,
    scopes,
    ...(nonce !== undefined && { nonce }),
    ...(codeChallenge !== undefined && { codeChallenge }),
    ...(resource !== undefined && { resource }),
    authTime: session.authTime,
    ...authenticationOf(hosted, session),
    ...(session.eventId !== undefined && { eventId: session.eventId }),
    ...(session.deviceKey !== undefined && { deviceKey: session.deviceKey }),
    ...(session.session !== undefined && { ssoSession: session.session.id }),
    expires: clock.now() + codeSeconds,
  })
  return code
}

// AWS: the implicit grant has no refresh token.
async function implicitTokens(hosted: HostedRequest, session: HostedSession, user: User, context: Context) {
  const { pool, client, request } = hosted
  const { store, clock, random } = context
  const { scopes, resource, nonce } = request
  const signIn: SignIn = store.signIns.insert(
    {
      originJti: random.uuid(),
      UserPoolId: pool.Id,
      ClientId: client.ClientId,
      Username: user.Username,
      authTime: session.authTime,
      refreshTokens: [],
      expires: clock.now() + tokenLifetimes(client).access,
      scopes,
      oauth: true,
      ...authenticationOf(hosted, session),
      ...(session.eventId !== undefined && { eventId: session.eventId }),
      ...(resource !== undefined && { resource }),
      ...(session.deviceKey !== undefined && { deviceKey: session.deviceKey }),
    },
    refreshTokenInvalid,
  )
  return issueTokens({ pool, client, user, signIn, source: 'HostedAuth', ...(nonce !== undefined && { nonce }) }, context)
}
