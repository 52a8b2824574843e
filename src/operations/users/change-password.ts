import { incorrectUsernameOrPassword, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { passwordSet } from '../../domain/user.ts'
import { passwordPolicy } from '../../domain/user-pool.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { noteEvent } from '../threat-protection/note-event.ts'
import { chosenPassword } from './chosen-password.ts'
import { countAttempt } from './count-attempt.ts'
import { hasPassword } from './has-password.ts'

export const changePassword = defineOperation('ChangePassword', async (input, context) => {
  const { pool, user } = signedInUser(input.AccessToken, context)
  countAttempt(user, 'ChangePassword', context)
  // Seen: amplify-js#2464: who came from an identity provider is refused. Assumed: the sentence, which a sign-in with a password has.
  if (user.UserStatus === 'EXTERNAL_PROVIDER') throw incorrectUsernameOrPassword()
  // AWS: a user without a password sets one without naming the previous.
  const { PreviousPassword } = input
  const proven =
    (user.password ?? user.passwordHash) === undefined ||
    (PreviousPassword !== undefined && (await hasPassword(pool, user, PreviousPassword, context)))
  if (!proven) throw incorrectUsernameOrPassword()
  const password = await chosenPassword(pool, user, input.ProposedPassword, context)
  context.store.users.update(userKey(user), passwordSet(password, passwordPolicy(pool), context.clock.now()), userNotFound)
  noteEvent({ pool, user, type: 'PasswordChange', response: 'Pass', origin: { ip: context.caller?.address } }, context)
  return {}
})
