import { defineOperation } from '../operation.ts'
import { describedBranding } from './described-branding.ts'
import { foundBranding } from './found-branding.ts'

export const describeManagedLoginBranding = defineOperation('DescribeManagedLoginBranding', (input, context) => ({
  ManagedLoginBranding: describedBranding(
    foundBranding(input.UserPoolId, input.ManagedLoginBrandingId, context),
    input.ReturnMergedResources,
  ),
}))
