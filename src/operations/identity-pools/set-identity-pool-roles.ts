import { invalidParameter } from '../../domain/errors.ts'
import type { RoleMapping } from '../../model/generated/cognito-identity-types.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentityPool } from './found-identity-pool.ts'

export const setIdentityPoolRoles = defineIdentityOperation('SetIdentityPoolRoles', (input, context) => {
  const { IdentityPoolId } = foundIdentityPool(input.IdentityPoolId, context)
  const { Roles, RoleMappings } = input
  // Assumed: the sentences.
  const unknown = Object.keys(Roles).find((name) => name !== 'authenticated' && name !== 'unauthenticated')
  if (unknown !== undefined) throw invalidParameter(`Roles has ${unknown}; allowed are authenticated and unauthenticated.`)
  for (const [provider, mapping] of Object.entries(RoleMappings ?? {})) check(provider, mapping)
  context.store.identityPoolRoles.put({ IdentityPoolId, Roles, RoleMappings })
  return {}
})

// AWS: RoleMapping: an ambiguous role has to be resolved, and rules are needed where rules decide.
function check(provider: string, { Type, AmbiguousRoleResolution, RulesConfiguration }: RoleMapping): void {
  if (AmbiguousRoleResolution === undefined) throw invalidParameter(`The role mapping of ${provider} needs AmbiguousRoleResolution.`)
  if (Type === 'Rules' && RulesConfiguration === undefined)
    throw invalidParameter(`The role mapping of ${provider} needs RulesConfiguration.`)
}
