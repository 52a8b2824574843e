import { brandingExists } from '../../domain/errors.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { checkBranding, storedAssets } from './checked-branding.ts'
import { describedBranding } from './described-branding.ts'

// AWS: one style for each client.
export const createManagedLoginBranding = defineOperation('CreateManagedLoginBranding', (input, context) => {
  const { store, clock, random } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const { ClientId } = foundClientOf(pool, input.ClientId, context)
  checkBranding(input)
  if (store.managedLoginBrandings.find('client', ClientId) !== undefined) throw brandingExists()
  const now = clock.now()
  const branding = store.managedLoginBrandings.insert(
    {
      ManagedLoginBrandingId: random.uuid(),
      UserPoolId: pool.Id,
      ClientId,
      UseCognitoProvidedValues: input.UseCognitoProvidedValues ?? false,
      ...(input.Settings !== undefined && { Settings: input.Settings }),
      assets: storedAssets(input.Assets),
      CreationDate: now,
      LastModifiedDate: now,
    },
    brandingExists,
  )
  return { ManagedLoginBranding: describedBranding(branding) }
})
