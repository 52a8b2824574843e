import type { UserPool } from '../../domain/records/pools.ts'
import type { UserPoolType } from '../../model/generated/cognito-idp-types.ts'
import type { Context } from '../operation.ts'

/** A pool as answers show it: with what is counted and what other records say of it. */
export function describedUserPool(pool: UserPool, { store }: Context): UserPoolType {
  const domains = store.domains.found('pool', pool.Id).map(({ record }) => record)
  const plain = domains.find(({ CustomDomainConfig }) => CustomDomainConfig?.CertificateArn === undefined)
  const custom = domains.find(({ CustomDomainConfig }) => CustomDomainConfig?.CertificateArn !== undefined)
  return {
    ...pool,
    EstimatedNumberOfUsers: store.users.count(pool.Id),
    Domain: plain?.Domain,
    CustomDomain: custom?.Domain,
  }
}
