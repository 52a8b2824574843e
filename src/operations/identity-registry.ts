/** Every operation of cognito-identity. A missing row does not compile. */
import { createIdentityPool } from './identity-pools/create-identity-pool.ts'
import { deleteIdentities } from './identity-pools/delete-identities.ts'
import { deleteIdentityPool } from './identity-pools/delete-identity-pool.ts'
import { describeIdentity } from './identity-pools/describe-identity.ts'
import { describeIdentityPool } from './identity-pools/describe-identity-pool.ts'
import { getCredentialsForIdentity } from './identity-pools/get-credentials-for-identity.ts'
import { getId } from './identity-pools/get-id.ts'
import { getIdentityPoolRoles } from './identity-pools/get-identity-pool-roles.ts'
import { getOpenIdToken } from './identity-pools/get-open-id-token.ts'
import { getOpenIdTokenForDeveloperIdentity } from './identity-pools/get-open-id-token-for-developer-identity.ts'
import { getPrincipalTagAttributeMap } from './identity-pools/get-principal-tag-attribute-map.ts'
import { listIdentities } from './identity-pools/list-identities.ts'
import { listIdentityPoolTags } from './identity-pools/list-identity-pool-tags.ts'
import { listIdentityPools } from './identity-pools/list-identity-pools.ts'
import { lookupDeveloperIdentity } from './identity-pools/lookup-developer-identity.ts'
import { mergeDeveloperIdentities } from './identity-pools/merge-developer-identities.ts'
import { setIdentityPoolRoles } from './identity-pools/set-identity-pool-roles.ts'
import { setPrincipalTagAttributeMap } from './identity-pools/set-principal-tag-attribute-map.ts'
import { tagIdentityPool } from './identity-pools/tag-identity-pool.ts'
import { unlinkDeveloperIdentity } from './identity-pools/unlink-developer-identity.ts'
import { unlinkIdentity } from './identity-pools/unlink-identity.ts'
import { untagIdentityPool } from './identity-pools/untag-identity-pool.ts'
import { updateIdentityPool } from './identity-pools/update-identity-pool.ts'
import type { IdentityRegistry } from './operation.ts'

export const identityRegistry: IdentityRegistry = {
  CreateIdentityPool: createIdentityPool,
  DeleteIdentities: deleteIdentities,
  DeleteIdentityPool: deleteIdentityPool,
  DescribeIdentity: describeIdentity,
  DescribeIdentityPool: describeIdentityPool,
  GetCredentialsForIdentity: getCredentialsForIdentity,
  GetId: getId,
  GetIdentityPoolRoles: getIdentityPoolRoles,
  GetOpenIdToken: getOpenIdToken,
  GetOpenIdTokenForDeveloperIdentity: getOpenIdTokenForDeveloperIdentity,
  GetPrincipalTagAttributeMap: getPrincipalTagAttributeMap,
  ListIdentities: listIdentities,
  ListIdentityPools: listIdentityPools,
  ListTagsForResource: listIdentityPoolTags,
  LookupDeveloperIdentity: lookupDeveloperIdentity,
  MergeDeveloperIdentities: mergeDeveloperIdentities,
  SetIdentityPoolRoles: setIdentityPoolRoles,
  SetPrincipalTagAttributeMap: setPrincipalTagAttributeMap,
  TagResource: tagIdentityPool,
  UnlinkDeveloperIdentity: unlinkDeveloperIdentity,
  UnlinkIdentity: unlinkIdentity,
  UntagResource: untagIdentityPool,
  UpdateIdentityPool: updateIdentityPool,
}
