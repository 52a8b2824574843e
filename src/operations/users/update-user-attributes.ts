import { unauthorizedAttribute } from '../../domain/errors.ts'
import { attributeValues } from '../../domain/user.ts'
import { mayWrite } from '../../domain/user-pool-client.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'
import { changeAttributes } from './change-attributes.ts'

export const updateUserAttributes = defineOperation('UpdateUserAttributes', async (input, context) => {
  const { pool, client, user } = signedInUser(input.AccessToken, context)
  const attributes = attributeValues(input.UserAttributes)
  if (Object.keys(attributes).some((name) => !mayWrite(client, name))) throw unauthorizedAttribute()
  const deliveries = await changeAttributes({ pool, client, user, attributes, clientMetadata: input.ClientMetadata }, context)
  return { CodeDeliveryDetailsList: deliveries }
})
