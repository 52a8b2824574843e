/** What a replica of a user pool in another region can do. */

import type { UserPool, UserPoolReplica } from './records/pools.ts'
import { operationNotEnabled } from './security-errors.ts'

/** AWS: the primary has its row among the replicas too. */
export const primaryReplica = (pool: UserPool): UserPoolReplica => ({
  UserPoolId: pool.Id,
  RegionName: pool.region,
  Status: 'ACTIVE',
  Role: 'PRIMARY',
  UserPoolArn: pool.Arn,
})

export const replicaArn = (pool: UserPool, region: string): string => pool.Arn.replace(/^(arn:[^:]*:[^:]*:)[^:]*/, `$1${region}`)

// Assumed: which operations these are; documented is that a secondary takes what sets the replica's own configuration and what does
// not change users.
const onSecondary =
  /^(?:Admin)?(?:Get|List|Describe|InitiateAuth|RespondToAuthChallenge|RevokeToken)|^(?:UpdateUserPoolReplica|TagResource|UntagResource|SetLogDeliveryConfiguration)$/

/**
 * Whether a replica takes an operation.
 * @param forUsers an operation of end users, which an inactive replica does not take
 * @throws OperationNotEnabledException
 */
export function checkReplica(replica: UserPoolReplica, operation: string, forUsers: boolean): void {
  if (forUsers && replica.Status !== 'ACTIVE') throw operationNotEnabled(`The replica in ${replica.RegionName} is not active.`)
  if (!onSecondary.test(operation))
    throw operationNotEnabled(`${operation} is not supported in the secondary region ${replica.RegionName}.`)
}
