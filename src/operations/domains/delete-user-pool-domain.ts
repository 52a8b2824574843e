import { defineOperation } from '../operation.ts'
import { foundDomain } from './found-domain.ts'

export const deleteUserPoolDomain = defineOperation('DeleteUserPoolDomain', (input, context) => {
  context.store.domains.remove(foundDomain(input, context).Domain)
  return {}
})
