import { invalidParameter } from '../../domain/errors.ts'
import type { Domain } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

/** A domain of a pool. @throws InvalidParameterException */
export function foundDomain(input: { UserPoolId: string; Domain: string }, context: Context): Domain {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const domain = context.store.domains.get(input.Domain)
  // Seen: the sentence.
  if (domain?.UserPoolId !== Id) throw invalidParameter('No such domain or user pool exists.')
  return domain
}
