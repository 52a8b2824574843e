import { alreadyConfirmed, expiredCode, userNotFound, usernameClientNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { checkSecretHash } from '../../domain/secret-hash.ts'
import { methodOf } from '../../domain/step-up.ts'
import { addressProven, confirmed, isAddressee } from '../../domain/user.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import { postConfirmation } from '../../triggers/post-confirmation.ts'
import { useUpSession } from '../auth/challenge-session.ts'
import { foundClient } from '../clients/found-client.ts'
import { checkedCode, useUp } from '../messages/issue-code.ts'
import { defineOperation } from '../operation.ts'
import { claimAlias } from '../users/claim-alias.ts'
import { attempting, countAttempt } from '../users/count-attempt.ts'
import { findUser } from '../users/find-user.ts'
import { openSignUpSession, signUpSession } from './sign-up-session.ts'

export const confirmSignUp = defineOperation('ConfirmSignUp', async (input, context) => {
  const { store, clock } = context
  const { pool, client } = foundClient(input.ClientId, context)
  checkSecretHash(client, input.Username, input.SecretHash)
  const user = findUser(pool, input.Username, store)
  // Seen: a client that hides whether users exist says that the code has expired.
  if (user === undefined && !hidesUserExistence(client)) throw usernameClientNotFound()
  countAttempt(attempting(pool, input.Username, user), 'ConfirmSignUp', context)
  if (user === undefined) throw expiredCode()
  if (user.UserStatus !== 'UNCONFIRMED') throw alreadyConfirmed(user.UserStatus)
  const session = input.Session === undefined ? undefined : signUpSession({ pool, client }, user, input.Session, 'signedUp', context)
  const code = checkedCode(user, 'signUp', 'email', input.ConfirmationCode, context)
  const address = isAddressee(user, code) ? user.attributes[code.attribute] : undefined
  claimAlias(pool, user, code.attribute, address ?? '', input.ForceAliasCreation ?? false, context)
  useUp(code, context)
  if (session !== undefined) useUpSession(session, context)
  const now = clock.now()
  // AWS: a code also proves the address that it went to.
  const done = store.users.update(userKey(user), (record) => addressProven(code, now)(confirmed(now)(record)), userNotFound)
  await postConfirmation(context.lambda, 'ConfirmSignUp', pool, client.ClientId, done, input.ClientMetadata)
  const methods = [methodOf[code.attribute === 'email' ? 'EMAIL_OTP' : 'SMS_MFA']]
  return { Session: openSignUpSession({ pool, client, methods }, done, 'signUpConfirmed', context) }
})
