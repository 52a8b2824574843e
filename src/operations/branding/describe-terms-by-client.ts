import { termsNotFound } from '../../domain/errors.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { termsOf } from './found-terms.ts'

export const describeTermsByClient = defineOperation('DescribeTermsByClient', (input, context) => {
  const { ClientId } = foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context)
  const terms = termsOf(ClientId, input.TermsName, context)
  if (terms === undefined) throw termsNotFound()
  return { Terms: terms }
})
