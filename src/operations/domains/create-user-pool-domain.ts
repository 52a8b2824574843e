import { invalidParameter } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { checkManagedLogin } from './check-managed-login.ts'

export const createUserPoolDomain = defineOperation('CreateUserPoolDomain', (input, context) => {
  const { store, settings } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const { Id } = pool
  checkManagedLogin(pool, input.ManagedLoginVersion)
  const isCustom = input.CustomDomainConfig !== undefined
  const own = store.domains.found('pool', Id).map(({ record }) => record)
  // AWS: a pool has at most one prefix domain and one custom domain. Assumed: the sentence.
  if (own.some(({ CustomDomainConfig }) => (CustomDomainConfig !== undefined) === isCustom)) {
    throw invalidParameter(`User pool already has a ${isCustom ? 'custom domain' : 'domain'} configured.`)
  }
  // AWS: a prefix is one label. Assumed: the sentence.
  if (!isCustom && input.Domain.includes('.')) throw invalidParameter(`The domain prefix ${input.Domain} cannot contain a dot.`)
  // AWS: a prefix may not contain these words. Seen: the sentence.
  if (!isCustom && /aws|amazon|cognito/.test(input.Domain))
    throw invalidParameter('Domain cannot contain reserved word: aws, amazon or cognito.')
  store.domains.insert(
    {
      UserPoolId: Id,
      AWSAccountId: settings.accountId,
      Domain: input.Domain,
      Status: 'ACTIVE',
      Version: Math.floor(context.clock.now()).toString(),
      ManagedLoginVersion: input.ManagedLoginVersion ?? 1,
      ...(input.CustomDomainConfig && { CustomDomainConfig: input.CustomDomainConfig }),
      CloudFrontDistribution: isCustom ? `d${Buffer.from(context.random.bytes(7)).toString('hex').slice(0, 13)}.cloudfront.net` : undefined,
    },
    // Seen: the sentence.
    () => invalidParameter('Domain already associated with another user pool.'),
  )
  const { CloudFrontDistribution } = store.domains.require(input.Domain, () => invalidParameter('No such domain or user pool exists.'))
  return { CloudFrontDomain: CloudFrontDistribution, ManagedLoginVersion: input.ManagedLoginVersion ?? 1 }
})
