import { defineOperation } from '../operation.ts'
import { foundTerms } from './found-terms.ts'

export const deleteTerms = defineOperation('DeleteTerms', (input, context) => {
  context.store.terms.remove(foundTerms(input.UserPoolId, input.TermsId, context).TermsId)
  return {}
})
