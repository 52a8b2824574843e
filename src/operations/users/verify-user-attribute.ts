import { expiredCode, invalidParameter, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { attributesSet, isAddressee } from '../../domain/user.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { checkedCode, useUp } from '../messages/issue-code.ts'
import { defineOperation } from '../operation.ts'
import { claimAlias } from './claim-alias.ts'
import { countAttempt } from './count-attempt.ts'

export const verifyUserAttribute = defineOperation('VerifyUserAttribute', (input, context) => {
  const { pool, user } = signedInUser(input.AccessToken, context)
  const attribute = input.AttributeName
  // Assumed: the sentence.
  if (attribute !== 'email' && attribute !== 'phone_number') throw invalidParameter('Invalid attribute name.')
  countAttempt(user, 'VerifyUserAttribute', context)
  const code = checkedCode(user, 'verifyAttribute', attribute, input.Code, context)
  // Assumed: which error it is. What is proved is where the code went, and not where the user is now.
  if (code.pendingValue === undefined && !isAddressee(user, code)) throw expiredCode()
  const value = code.pendingValue ?? user.attributes[attribute] ?? ''
  claimAlias(pool, user, attribute, value, false, context)
  useUp(code, context)
  const change = attributesSet({ [attribute]: value, [`${attribute}_verified`]: 'true' }, context.clock.now())
  context.store.users.update(userKey(user), change, userNotFound)
  return {}
})
