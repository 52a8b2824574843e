import { describedIdentity } from '../../domain/identity.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentity } from './found-identity.ts'

export const describeIdentity = defineIdentityOperation('DescribeIdentity', (input, context) =>
  describedIdentity(foundIdentity(input.IdentityId, context).identity),
)
