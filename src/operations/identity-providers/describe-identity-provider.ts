import { defineOperation } from '../operation.ts'
import { describedProvider, foundIdentityProvider } from './found-identity-provider.ts'

export const describeIdentityProvider = defineOperation('DescribeIdentityProvider', (input, context) => ({
  IdentityProvider: describedProvider(foundIdentityProvider(input, context)),
}))
