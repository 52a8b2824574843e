import { customIdentityPoolId } from '../../domain/custom-id.ts'
import { customIdTaken } from '../../domain/errors.ts'
import { defineIdentityOperation } from '../operation.ts'

export const createIdentityPool = defineIdentityOperation('CreateIdentityPool', (input, { store, random, region, settings }) => {
  const IdentityPoolId = customIdentityPoolId(input.IdentityPoolTags) ?? `${region}:${random.uuid()}`
  const arn = `arn:aws:cognito-identity:${region}:${settings.accountId}:identitypool/${IdentityPoolId}`
  return store.identityPools.insert({ ...input, IdentityPoolId, region, arn }, () => customIdTaken(IdentityPoolId))
})
