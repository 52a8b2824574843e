import { codeMismatch, userDisabled, userNotFound, usernameClientNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { checkSecretHash } from '../../domain/secret-hash.ts'
import { addressProven, passwordSet } from '../../domain/user.ts'
import { passwordPolicy } from '../../domain/user-pool.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import { postConfirmation } from '../../triggers/post-confirmation.ts'
import { foundClient } from '../clients/found-client.ts'
import { checkedCode, useUp } from '../messages/issue-code.ts'
import { defineOperation } from '../operation.ts'
import { chosenPassword } from '../users/chosen-password.ts'
import { attempting, countAttempt } from '../users/count-attempt.ts'
import { findUser } from '../users/find-user.ts'

export const confirmForgotPassword = defineOperation('ConfirmForgotPassword', async (input, context) => {
  const { store, clock } = context
  const { pool, client } = foundClient(input.ClientId, context)
  checkSecretHash(client, input.Username, input.SecretHash)
  const found = findUser(pool, input.Username, store)
  if (found === undefined && !hidesUserExistence(client)) throw usernameClientNotFound()
  countAttempt(attempting(pool, input.Username, found), 'ConfirmForgotPassword', context)
  const user = knownUser(client, found)
  const code = () => checkedCode(user, 'resetPassword', 'email', input.ConfirmationCode, context)
  code()
  // A password that the policy refuses does not use the code up.
  const password = await chosenPassword(pool, user, input.Password, context)
  // Looked at again: the same code may have come in twice at once.
  const used = useUp(code(), context)
  const now = clock.now()
  const done = store.users.update(
    userKey(user),
    (record) => addressProven(used, now)(passwordSet(password, passwordPolicy(pool), now)(record)),
    userNotFound,
  )
  await postConfirmation(context.lambda, 'ConfirmForgotPassword', pool, client.ClientId, done, input.ClientMetadata)
  return {}
})

// AWS: "Managing error responses": with the existence of users hidden, a missing or disabled one has a wrong code.
function knownUser(client: UserPoolClient, user: User | undefined): User {
  if (user === undefined) throw codeMismatch()
  if (!user.Enabled) throw hidesUserExistence(client) ? codeMismatch() : userDisabled()
  return user
}
