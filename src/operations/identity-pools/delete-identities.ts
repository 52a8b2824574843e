import { defineIdentityOperation } from '../operation.ts'

// AWS: what is not there is not an error.
export const deleteIdentities = defineIdentityOperation('DeleteIdentities', (input, { store }) => {
  for (const id of input.IdentityIdsToDelete) store.identities.remove(id)
  return { UnprocessedIdentityIds: [] }
})
