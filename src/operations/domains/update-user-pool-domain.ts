import { invalidParameter } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { checkManagedLogin } from './check-managed-login.ts'
import { foundDomain } from './found-domain.ts'

export const updateUserPoolDomain = defineOperation('UpdateUserPoolDomain', (input, context) => {
  const { Domain } = foundDomain(input, context)
  checkManagedLogin(foundUserPool(input.UserPoolId, context), input.ManagedLoginVersion)
  const updated = context.store.domains.update(
    Domain,
    (record) => ({
      ...record,
      ManagedLoginVersion: input.ManagedLoginVersion ?? record.ManagedLoginVersion,
      CustomDomainConfig: input.CustomDomainConfig ?? record.CustomDomainConfig,
    }),
    () => invalidParameter('No such domain or user pool exists.'),
  )
  return { CloudFrontDomain: updated.CloudFrontDistribution, ManagedLoginVersion: updated.ManagedLoginVersion }
})
