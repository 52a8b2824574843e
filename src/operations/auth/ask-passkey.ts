import { passkeyRefused } from '../../domain/passkey-errors.ts'
import type { User } from '../../domain/records/users.ts'
import { requestOptions } from '../../domain/webauthn.ts'
import type { Context } from '../operation.ts'
import { usablePasskeys } from '../webauthn/passkeys-of.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { openSession } from './challenge-session.ts'

/** Asks for a passkey of the user: what a browser needs to ask for one is JSON in a string. */
// AWS: the examples of InitiateAuth; the browser has as long as the session lives.
export function askPasskey(attempt: Attempt, user: User, flow: string, context: Context): AuthAnswer {
  const { pool, client } = attempt
  const usable = usablePasskeys(pool, user, context.store)
  // A function that looked at the sign-in has taken the last one away.
  if (usable === undefined) throw passkeyRefused()
  const challenge = Buffer.from(context.random.bytes(16)).toString('base64url')
  const timeout = (client.AuthSessionValidity ?? 3) * 60_000
  return {
    ChallengeName: 'WEB_AUTHN',
    Session: openSession(attempt, { username: user.Username, challenge: 'WEB_AUTHN', flow, state: { challenge } }, context),
    ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(requestOptions({ pool, ...usable }, challenge, timeout)) },
  }
}
