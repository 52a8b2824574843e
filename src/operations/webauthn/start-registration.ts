import { userKey } from '../../domain/keys.ts'
import { tooManyPasskeys, webAuthnConfigurationMissing, webAuthnNotEnabled } from '../../domain/passkey-errors.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { allowsPasskeys, creationOptions, passkeysAtMost, registrationId, registrationLifetime } from '../../domain/webauthn.ts'
import type { Context, Output } from '../operation.ts'
import { passkeysFor, relyingPartyOf } from './passkeys-of.ts'

/** Who registers a passkey: by an access token, or in a browser that is signed in. */
export interface Registrant {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly user: User
}

/** What a browser needs to make a passkey. */
export function startRegistration({ pool, client, user }: Registrant, context: Context): Output<'StartWebAuthnRegistration'> {
  const { store, clock, random } = context
  if (!allowsPasskeys(pool)) throw webAuthnNotEnabled()
  const rpId = relyingPartyOf(pool, store)
  if (rpId === undefined) throw webAuthnConfigurationMissing()
  if (store.passkeys.count(userKey(user)) >= passkeysAtMost) throw tooManyPasskeys(passkeysAtMost)
  const challenge = Buffer.from(random.bytes(16)).toString('base64url')
  store.challengeSessions.put({
    id: registrationId(challenge),
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    Username: user.Username,
    challenge: 'WEB_AUTHN_REGISTRATION',
    flow: 'WEB_AUTHN_REGISTRATION',
    expires: clock.now() + registrationLifetime,
    state: {},
  })
  return { CredentialCreationOptions: creationOptions({ pool, user, rpId, known: passkeysFor(rpId, user, store) }, challenge) }
}
