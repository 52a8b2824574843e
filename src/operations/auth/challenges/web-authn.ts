import { invalidParameter } from '../../../domain/errors.ts'
import { passkeyKey } from '../../../domain/keys.ts'
import { passkeyRefused } from '../../../domain/passkey-errors.ts'
import type { Passkey, User } from '../../../domain/records/users.ts'
import { passkeyMethod } from '../../../domain/step-up.ts'
import { type CredentialJson, originMayUse, parsedCredential, parsedJson, userHandle, verifiesUser } from '../../../domain/webauthn.ts'
import type { Context } from '../../operation.ts'
import { usablePasskeys } from '../../webauthn/passkeys-of.ts'
import { afterOtherFactor } from '../after-other-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, useUpSession } from '../challenge-session.ts'
import { continued, proved } from '../progress.ts'

/** WEB_AUTHN: a passkey of this very user has signed this very challenge. */
export async function webAuthn(attempt: Attempt, given: string | undefined, context: Context): Promise<AuthAnswer> {
  const value = parsedJson(requiredParameter(attempt, 'CREDENTIAL'))
  const credential = parsedCredential(value)
  // Assumed: the sentence.
  if (credential === undefined) throw invalidParameter('CREDENTIAL is not an AuthenticationResponseJSON.')
  const { session, user } = answeredSession(attempt, given, 'WEB_AUTHN', context)
  // Whatever comes of it, a challenge is answered once.
  useUpSession(session, context)
  const { attachment } = await prove(attempt, user, { value, credential, challenge: session.state.challenge ?? '' }, context)
  return afterOtherFactor(proved(continued(attempt, session), passkeyMethod(attachment)), user, { flow: session.flow }, context)
}

interface Proof {
  readonly value: unknown
  readonly credential: CredentialJson
  /** What had to be signed. */
  readonly challenge: string
}

/** The passkey that proved who it is. @throws NotAuthorizedException */
async function prove({ pool }: Attempt, user: User, { value, credential, challenge }: Proof, context: Context): Promise<Passkey> {
  const { store } = context
  const usable = usablePasskeys(pool, user, store)
  const passkey = usable?.known.find(({ CredentialId }) => CredentialId === credential.id)
  if (usable === undefined || passkey === undefined) throw passkeyRefused()
  const { origin } = credential.clientData
  const { userHandle: handle } = credential.response
  if (!originMayUse(origin, usable.rpId) || (handle && handle !== userHandle(user))) throw passkeyRefused()
  const expected = { challenge, origin, rpId: usable.rpId, userVerified: verifiesUser(pool) === 'required' }
  const { publicKey, counter: last } = passkey
  const counter = await context.webAuthn.asserted(value, expected, { id: credential.id, publicKey, counter: last })
  if (counter === undefined) throw passkeyRefused()
  return store.passkeys.update(
    passkeyKey(pool.Id, credential.id),
    (record) => {
      // Looked at again in the record as it is now: another sign-in may have counted further.
      if (counter <= record.counter && (counter > 0 || record.counter > 0)) throw passkeyRefused()
      return counter === record.counter ? record : { ...record, counter }
    },
    passkeyRefused,
  )
}
