import { brandingNotFound } from '../../domain/errors.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { describedBranding } from './described-branding.ts'

export const describeManagedLoginBrandingByClient = defineOperation('DescribeManagedLoginBrandingByClient', (input, context) => {
  const { ClientId } = foundClientOf(foundUserPool(input.UserPoolId, context), input.ClientId, context)
  const branding = context.store.managedLoginBrandings.find('client', ClientId)
  if (branding === undefined) throw brandingNotFound()
  return { ManagedLoginBranding: describedBranding(branding, input.ReturnMergedResources) }
})
