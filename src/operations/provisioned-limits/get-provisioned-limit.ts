import { foundCategory } from '../../domain/provisioned-limits.ts'
import { defineOperation } from '../operation.ts'

export const getProvisionedLimit = defineOperation('GetProvisionedLimit', ({ LimitDefinition }, { store }) => {
  const { name, free } = foundCategory(LimitDefinition.Attributes.Category)
  const ProvisionedLimitValue = store.provisionedLimits.get(name)?.rate ?? free
  return { Limit: { LimitDefinition, ProvisionedLimitValue, FreeLimitValue: free } }
})
