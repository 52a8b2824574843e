import { accessTokenInvalid, invalidParameter } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import {
  tooManyPasskeys,
  webAuthnChallengeNotFound,
  webAuthnClientMismatch,
  webAuthnCredentialNotSupported,
  webAuthnNotEnabled,
  webAuthnOriginNotAllowed,
  webAuthnRelyingPartyMismatch,
} from '../../domain/passkey-errors.ts'
import {
  algorithms,
  allowsPasskeys,
  type CredentialJson,
  originMayUse,
  parsedCredential,
  passkeysAtMost,
  registrationId,
  verifiesUser,
} from '../../domain/webauthn.ts'
import type { Context } from '../operation.ts'
import { relyingPartyOf } from './passkeys-of.ts'
import type { Registrant } from './start-registration.ts'

/** Takes what a browser made of the options that `startRegistration` gave. */
// Assumed: the order of the checks; each has an error of its own in the model.
export async function completeRegistration(registrant: Registrant, given: unknown, context: Context): Promise<void> {
  const { store, clock, webAuthn } = context
  const { pool, user } = registrant
  if (!allowsPasskeys(pool)) throw webAuthnNotEnabled()
  const credential = parsedCredential(given)
  // Assumed: the sentence.
  if (credential === undefined) throw invalidParameter('Credential is not a RegistrationResponseJSON.')
  const { challenge, origin } = credential.clientData
  useUpChallenge(challenge, registrant, context)
  const rpId = relyingPartyOf(pool, store)
  // The pool lost its domain since the start: the operation has no error of its own for that.
  if (rpId === undefined) throw webAuthnNotEnabled()
  if (!originMayUse(origin, rpId)) throw webAuthnOriginNotAllowed(origin, rpId)
  const expected = { challenge, origin, rpId, userVerified: verifiesUser(pool) === 'required' }
  const registered = await webAuthn.registered(given, expected, algorithms)
  if (registered.kind === 'otherRelyingParty') throw webAuthnRelyingPartyMismatch(rpId)
  if (registered.kind === 'refused') throw webAuthnCredentialNotSupported(registered.reason)
  if (registered.id !== credential.id) throw webAuthnCredentialNotSupported('its id is another one than its authenticator gave')
  // Looked at here, because time has passed: the user may be gone, and others may have been registered.
  if (!store.users.has(userKey(user))) throw accessTokenInvalid()
  if (store.passkeys.count(userKey(user)) >= passkeysAtMost) throw tooManyPasskeys(passkeysAtMost)
  store.passkeys.insert(
    {
      UserPoolId: pool.Id,
      Username: user.Username,
      CredentialId: registered.id,
      rpId,
      ...described(credential),
      publicKey: registered.publicKey,
      counter: registered.counter,
      created: clock.now(),
    },
    () => webAuthnCredentialNotSupported('it is registered already'),
  )
}

/** A challenge works once, for the user and the client that it was made for. */
function useUpChallenge(challenge: string, { pool, client, user }: Registrant, { store, clock }: Context): void {
  const id = registrationId(challenge)
  const session = store.challengeSessions.get(id)
  const own = session?.UserPoolId === pool.Id && session.Username === user.Username
  if (session === undefined || !own || session.expires <= clock.now()) throw webAuthnChallengeNotFound()
  if (session.ClientId !== client.ClientId) throw webAuthnClientMismatch()
  store.challengeSessions.remove(id)
}

const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']

/** What a browser says of an authenticator. It is not proved, so only what the standard knows is kept. */
function described({ authenticatorAttachment, response }: CredentialJson): { name: string; attachment?: string; transports: string[] } {
  const given = Array.isArray(response.transports) ? response.transports : []
  const attachment = ['platform', 'cross-platform'].find((known) => known === authenticatorAttachment)
  return {
    // Assumed: both names.
    name: attachment === 'cross-platform' ? 'Roaming passkey' : 'Passkey',
    ...(attachment !== undefined && { attachment }),
    transports: transports.filter((known) => given.includes(known)),
  }
}
