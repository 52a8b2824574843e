/** Every operation of cognito-identity. A missing row does not compile. */
import { createIdentityPool } from './identity-pools/create-identity-pool.ts'
import { deleteIdentityPool } from './identity-pools/delete-identity-pool.ts'
import { describeIdentityPool } from './identity-pools/describe-identity-pool.ts'
import { listIdentityPoolTags } from './identity-pools/list-identity-pool-tags.ts'
import { listIdentityPools } from './identity-pools/list-identity-pools.ts'
import { tagIdentityPool } from './identity-pools/tag-identity-pool.ts'
import { untagIdentityPool } from './identity-pools/untag-identity-pool.ts'
import { updateIdentityPool } from './identity-pools/update-identity-pool.ts'
import { type IdentityRegistry, notBuilt } from './operation.ts'

export const identityRegistry: IdentityRegistry = {
  CreateIdentityPool: createIdentityPool,
  DeleteIdentities: notBuilt,
  DeleteIdentityPool: deleteIdentityPool,
  DescribeIdentity: notBuilt,
  DescribeIdentityPool: describeIdentityPool,
  GetCredentialsForIdentity: notBuilt,
  GetId: notBuilt,
  GetIdentityPoolRoles: notBuilt,
  GetOpenIdToken: notBuilt,
  GetOpenIdTokenForDeveloperIdentity: notBuilt,
  GetPrincipalTagAttributeMap: notBuilt,
  ListIdentities: notBuilt,
  ListIdentityPools: listIdentityPools,
  ListTagsForResource: listIdentityPoolTags,
  LookupDeveloperIdentity: notBuilt,
  MergeDeveloperIdentities: notBuilt,
  SetIdentityPoolRoles: notBuilt,
  SetPrincipalTagAttributeMap: notBuilt,
  TagResource: tagIdentityPool,
  UnlinkDeveloperIdentity: notBuilt,
  UnlinkIdentity: notBuilt,
  UntagResource: untagIdentityPool,
  UpdateIdentityPool: updateIdentityPool,
}
