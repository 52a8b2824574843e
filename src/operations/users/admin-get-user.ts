import { answeredFactors } from '../../domain/mfa.ts'
import { attributeList } from '../../domain/user.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from './find-user.ts'

export const adminGetUser = defineOperation('AdminGetUser', (input, context) => {
  const user = foundUser(foundUserPool(input.UserPoolId, context), input.Username, context.store)
  return { ...user, UserAttributes: attributeList(user.attributes), ...answeredFactors(user) }
})
