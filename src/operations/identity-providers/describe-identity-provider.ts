import { defineOperation } from '../operation.ts'
import { describedProvider, foundIdentityProvider } from './found-identity-provider.ts'

export const describeIdentityProvider = defineOperation('DescribeIdentityProvider', async (input, context) => ({
  IdentityProvider: await describedProvider(foundIdentityProvider(input, context), context),
}))
