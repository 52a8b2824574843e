import { defineOperation } from '../operation.ts'
import { foundBranding } from './found-branding.ts'

export const deleteManagedLoginBranding = defineOperation('DeleteManagedLoginBranding', (input, context) => {
  const { ManagedLoginBrandingId } = foundBranding(input.UserPoolId, input.ManagedLoginBrandingId, context)
  context.store.managedLoginBrandings.remove(ManagedLoginBrandingId)
  return {}
})
