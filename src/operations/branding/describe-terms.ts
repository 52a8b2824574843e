import { defineOperation } from '../operation.ts'
import { foundTerms } from './found-terms.ts'

export const describeTerms = defineOperation('DescribeTerms', (input, context) => ({
  Terms: foundTerms(input.UserPoolId, input.TermsId, context),
}))
