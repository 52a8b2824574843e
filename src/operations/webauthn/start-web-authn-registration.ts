import { tooManyPasskeys, webAuthnConfigurationMissing, webAuthnNotEnabled } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { allowsPasskeys, creationOptions, passkeysAtMost, registrationId, registrationLifetime } from '../../domain/webauthn.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { passkeysFor, relyingPartyOf } from './passkeys-of.ts'

export const startWebAuthnRegistration = defineOperation('StartWebAuthnRegistration', (input, context) => {
  const { store, clock, random } = context
  const { pool, client, user } = signedInUser(input.AccessToken, context)
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
})
