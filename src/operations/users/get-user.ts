import { answeredFactors } from '../../domain/mfa.ts'
import { attributeList } from '../../domain/user.ts'
import { mayRead } from '../../domain/user-pool-client.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'

export const getUser = defineOperation('GetUser', (input, context) => {
  const { user, client } = signedInUser(input.AccessToken, context)
  const UserAttributes = attributeList(user.attributes, (name) => mayRead(client, name))
  return { Username: user.Username, UserAttributes, ...answeredFactors(user) }
})
