import { checkRate, foundCategory } from '../../domain/provisioned-limits.ts'
import { defineOperation } from '../operation.ts'

// A limit that nobody set is not enforced: a test suite on one machine is faster than what Amazon gives for nothing.
export const updateProvisionedLimit = defineOperation('UpdateProvisionedLimit', (input, { store }) => {
  const { LimitDefinition, RequestedLimitValue } = input
  const { name, free } = foundCategory(LimitDefinition.Attributes.Category)
  checkRate(RequestedLimitValue, free)
  store.provisionedLimits.put({ category: name, rate: RequestedLimitValue })
  return { Limit: { LimitDefinition, ProvisionedLimitValue: RequestedLimitValue, FreeLimitValue: free } }
})
