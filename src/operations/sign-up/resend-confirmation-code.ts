import { signUpContact } from '../../domain/contact.ts'
import { invalidParameter, userAlreadyConfirmed, usernameClientNotFound } from '../../domain/errors.ts'
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

export const resendConfirmationCode = defineOperation('ResendConfirmationCode', async (input, context) => {
  const { pool, client } = foundClient(input.ClientId, context)
  checkSecretHash(client, input.Username, input.SecretHash)
  const user = findUser(pool, input.Username, context.store)
  const hidden = hidesUserExistence(client)
  if (user === undefined && !hidden) throw usernameClientNotFound()
  if (user === undefined || (hidden && !user.Enabled)) {
    countAttempt(attempting(pool, input.Username, user), 'ResendConfirmationCode', context)
    return { CodeDeliveryDetails: simulatedDelivery(pool, input.Username) }
  }
  if (user.UserStatus !== 'UNCONFIRMED') throw userAlreadyConfirmed()
  const attribute = signUpContact(pool, user)
  // Seen: the sentence.
  if (attribute === undefined) throw invalidParameter('Cannot resend codes. Auto verification not turned on.')
  countAttempt(user, 'ResendConfirmationCode', context)
  const delivery = await issueCode(
    { pool, client, user, purpose: 'signUp', kind: 'CustomMessage_ResendCode', attribute, clientMetadata: input.ClientMetadata },
    context,
  )
  const origin = originOf(input.UserContextData, client, context)
  noteEvent({ pool, clientId: client.ClientId, user, type: 'ResendCode', response: 'Pass', origin }, context)
  return { CodeDeliveryDetails: delivery }
})
