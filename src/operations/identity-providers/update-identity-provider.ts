import { attributeMapping, checkAcrMapping, providerDetails } from '../../domain/identity-provider.ts'
import { compositeKey } from '../../domain/keys.ts'
import { providerNotFound } from '../../domain/provider-errors.ts'
import { defineOperation } from '../operation.ts'
import { readDetails } from '../saml/saml-provider.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { checkAttributeMapping } from './check-attribute-mapping.ts'
import { checkIdentifiers } from './check-identifiers.ts'
import { describedProvider, foundIdentityProvider } from './found-identity-provider.ts'

// Assumed: a member that is given replaces the whole of what was there, one that is not given stays.
export const updateIdentityProvider = defineOperation('UpdateIdentityProvider', async (input, context) => {
  const { store, clock } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const before = foundIdentityProvider(input, context)
  const { ProviderName, ProviderType } = before
  // What a description does not show need not be sent again.
  const given = input.ProviderDetails && { ...hiddenIn(before, input.ProviderDetails), ...input.ProviderDetails }
  const ProviderDetails = given === undefined ? before.ProviderDetails : await readDetails(providerDetails(ProviderType, given), context)
  checkAttributeMapping(pool, input.AttributeMapping)
  checkAcrMapping(ProviderType, input.AcrMapping)
  checkIdentifiers(before, input.IdpIdentifiers ?? [], store)
  const provider = store.identityProviders.update(
    compositeKey(pool.Id, ProviderName),
    (record) => ({
      ...record,
      ProviderDetails,
      AttributeMapping:
        input.AttributeMapping === undefined ? record.AttributeMapping : attributeMapping(ProviderType, input.AttributeMapping),
      IdpIdentifiers: input.IdpIdentifiers ?? record.IdpIdentifiers,
      AcrMapping: input.AcrMapping ?? record.AcrMapping,
      LastModifiedDate: clock.now(),
    }),
    () => providerNotFound(ProviderName),
  )
  return { IdentityProvider: await describedProvider(provider, context) }
})

function hiddenIn(
  { ProviderDetails }: { readonly ProviderDetails: Readonly<Record<string, string>> },
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { private_key: key } = ProviderDetails
  return key === undefined || given.key_id !== ProviderDetails.key_id ? {} : { private_key: key }
}
