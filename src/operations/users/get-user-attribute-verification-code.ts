import { invalidParameter } from '../../domain/errors.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { issueCode } from '../messages/issue-code.ts'
import { defineOperation } from '../operation.ts'
import { countAttempt } from './count-attempt.ts'

export const getUserAttributeVerificationCode = defineOperation('GetUserAttributeVerificationCode', async (input, context) => {
  const { pool, client, user } = signedInUser(input.AccessToken, context)
  const attribute = input.AttributeName
  // Assumed: the sentences.
  if (attribute !== 'email' && attribute !== 'phone_number') throw invalidParameter('Invalid attribute name.')
  if (!user.attributes[attribute]) throw invalidParameter(`User does not have the attribute ${attribute}.`)
  countAttempt(user, 'GetUserAttributeVerificationCode', context)
  const delivery = await issueCode(
    {
      pool,
      client,
      user,
      purpose: 'verifyAttribute',
      kind: 'CustomMessage_VerifyUserAttribute',
      attribute,
      clientMetadata: input.ClientMetadata,
    },
    context,
  )
  return { CodeDeliveryDetails: delivery }
})
