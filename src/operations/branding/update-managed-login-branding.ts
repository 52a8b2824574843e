import { brandingNotFound, missingParameter } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { checkBranding, storedAssets } from './checked-branding.ts'
import { describedBranding } from './described-branding.ts'
import { foundBranding } from './found-branding.ts'

// AWS: UpdateManagedLoginBranding: Cognito's own values take the place of settings and assets.
// Assumed: what is left out stays as it is; assets that are given take the place of all.
export const updateManagedLoginBranding = defineOperation('UpdateManagedLoginBranding', (input, context) => {
  const { UserPoolId, ManagedLoginBrandingId, UseCognitoProvidedValues, Settings, Assets } = input
  // The model does not require them.
  if (UserPoolId === undefined) throw missingParameter('UserPoolId')
  if (ManagedLoginBrandingId === undefined) throw missingParameter('ManagedLoginBrandingId')
  const known = foundBranding(UserPoolId, ManagedLoginBrandingId, context)
  checkBranding(input)
  const branding = context.store.managedLoginBrandings.update(
    known.ManagedLoginBrandingId,
    ({ Settings: before, ...record }) => {
      const reset = UseCognitoProvidedValues === true
      const settings = reset ? undefined : (Settings ?? before)
      return {
        ...record,
        UseCognitoProvidedValues: UseCognitoProvidedValues ?? (Settings === undefined && record.UseCognitoProvidedValues === true),
        ...(settings !== undefined && { Settings: settings }),
        assets: reset ? [] : Assets === undefined ? record.assets : storedAssets(Assets),
        LastModifiedDate: context.clock.now(),
      }
    },
    brandingNotFound,
  )
  return { ManagedLoginBranding: describedBranding(branding) }
})
