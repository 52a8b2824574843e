import { levelName } from '../../domain/acr.ts'
import { userNotConfirmed, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { SignIn } from '../../domain/records/sign-ins.ts'
import type { User } from '../../domain/records/users.ts'
import { digestOf, refreshTokenBytes, refreshTokenText } from '../../domain/refresh-token.ts'
import { levelOf } from '../../domain/step-up.ts'
import { tokenLifetimes } from '../../domain/token-lifetimes.ts'
import { signedIn } from '../../domain/user.ts'
import { postAuthentication } from '../../triggers/post-authentication.ts'
import type { TokenSource } from '../../triggers/pre-token-generation.ts'
import { isOnNewDevice, signedInDevice } from '../devices/signed-in-device.ts'
import type { Context } from '../operation.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { issueTokens } from './issue-tokens.ts'
import { newTokenSession } from './token-session.ts'

// AWS: what the API grants; the OAuth endpoints grant what was asked for.
const apiScopes = ['aws.cognito.signin.user.admin']

/** A user who has proved every factor is signed in: a refresh token and the first tokens, or for a hosted page the fact. */
export async function signIn(
  attempt: Attempt,
  proven: User,
  context: Context,
  source: TokenSource = 'Authentication',
): Promise<AuthAnswer> {
  const { pool, client, clientMetadata } = attempt
  const { store, clock, random } = context
  // AWS: "Signing up and confirming user accounts": who signed up is confirmed before anything else. A password says so at once.
  // Assumed: a code or a custom challenge says so after its proof, as a password does.
  const known = store.users.require(userKey(proven), userNotFound)
  if (known.UserStatus === 'UNCONFIRMED') throw userNotConfirmed()
  const isNew = isOnNewDevice(attempt, known, context)
  await postAuthentication(context.lambda, pool, client.ClientId, known, isNew, clientMetadata)
  // The function may have changed the user, or removed it.
  const user = store.users.update(userKey(proven), signedIn, userNotFound)
  const device = signedInDevice(attempt, user, context)
  if (attempt.caller === 'hosted') {
    const { key, created } = device
    const deviceKey = key ?? created?.DeviceKey
    return {
      ChallengeParameters: {},
      proven: {
        Username: user.Username,
        methods: attempt.methods ?? [],
        eventId: attempt.eventId,
        ...(deviceKey && { deviceKey }),
        ...(created && { newDevice: created }),
      },
    }
  }
  const refreshToken = refreshTokenText(random.bytes(refreshTokenBytes))
  const now = clock.now()
  const record: SignIn = store.signIns.put({
    originJti: random.uuid(),
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    Username: user.Username,
    authTime: now,
    refreshTokens: [{ digest: digestOf(refreshToken) }],
    expires: now + tokenLifetimes(client).refresh,
    scopes: apiScopes,
    ...authenticationOf(attempt),
    eventId: attempt.eventId ?? random.uuid(),
    ...(device.key !== undefined && { deviceKey: device.key }),
    ...newTokenSession(pool, user, context),
  })
  const tokens = await issueTokens({ pool, client, user, signIn: record, source, clientMetadata }, context)
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken, NewDeviceMetadata: device.created } }
}

/** What the tokens know of how the user proved who it is; they say it where a level was asked for. */
// AWS: "Authentication levels with ACR and AMR claims": the claims are the answer to a request for a level. Assumed: without one there are none.
function authenticationOf({ pool, methods, levels }: Attempt): Pick<SignIn, 'methods' | 'acr'> {
  if (methods === undefined) return {}
  const level = levels && levelOf(methods)
  return level === undefined ? { methods } : { methods, acr: levelName(pool, level) }
}
