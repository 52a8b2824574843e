import { recoveryContact } from '../../domain/contact.ts'
import type { ContactAttribute } from '../../domain/delivery.ts'
import {
  cannotResetPassword,
  contactAdministrator,
  passwordNotResettable,
  userDisabled,
  usernameClientNotFound,
} from '../../domain/errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { checkSecretHash } from '../../domain/secret-hash.ts'
import { simulatedDelivery } from '../../domain/simulation.ts'
import { hidesUserExistence } from '../../domain/user-pool-client.ts'
import { foundClient } from '../clients/found-client.ts'
import { issueCode } from '../messages/issue-code.ts'
import { defineOperation } from '../operation.ts'
import { noteEvent } from '../threat-protection/note-event.ts'
import { originOf } from '../threat-protection/origin-of.ts'
import { attempting, countAttempt } from '../users/count-attempt.ts'
import { findUser } from '../users/find-user.ts'
import { migrateUser } from '../users/migrate-user.ts'

export const forgotPassword = defineOperation('ForgotPassword', async (input, context) => {
  const { pool, client } = foundClient(input.ClientId, context)
  checkSecretHash(client, input.Username, input.SecretHash)
  const known = findUser(pool, input.Username, context.store)
  const { Username: userName, ClientMetadata: clientMetadata } = input
  const user = known ?? (await migrateUser({ pool, client, userName, clientMetadata }, context))
  // AWS: a client that hides whether users exist simulates a delivery for a user that is missing, disabled or cannot be reached.
  if (hidesUserExistence(client) && (user === undefined || !user.Enabled || contact(pool, user) === undefined)) {
    checkRecoverable(pool)
    countAttempt(attempting(pool, input.Username, user), 'ForgotPassword', context)
    return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) }
  }
  if (user === undefined) throw usernameClientNotFound()
  if (!user.Enabled) throw userDisabled()
  // Seen: a user who has not changed the temporary password yet, or signs in at an identity provider, cannot reset it.
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD' || user.UserStatus === 'EXTERNAL_PROVIDER') throw passwordNotResettable()
  const attribute = contact(pool, user)
  if (attribute === undefined) throw cannotResetPassword()
  countAttempt(user, 'ForgotPassword', context)
  const delivery = await issueCode(
    { pool, client, user, purpose: 'resetPassword', kind: 'CustomMessage_ForgotPassword', attribute, clientMetadata },
    context,
  )
  const origin = originOf(input.UserContextData, client, context)
  noteEvent({ pool, clientId: client.ClientId, user, type: 'ForgotPassword', response: 'Pass', origin }, context)
  return { CodeDeliveryDetails: delivery }
})

/** @throws NotAuthorizedException where only an administrator may reset passwords */
function contact(pool: UserPool, user: User): ContactAttribute | undefined {
  checkRecoverable(pool)
  const attribute = recoveryContact(pool, user)
  return attribute === 'admin_only' ? undefined : attribute
}

/** @throws NotAuthorizedException */
function checkRecoverable({ AccountRecoverySetting }: UserPool): void {
  if (AccountRecoverySetting?.RecoveryMechanisms?.some(({ Name }) => Name === 'admin_only')) throw contactAdministrator()
}
