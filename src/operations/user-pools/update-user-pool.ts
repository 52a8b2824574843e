import { invalidParameter, userPoolNotFound } from '../../domain/errors.ts'
import { checkFirstFactors, poolSettings } from '../../domain/user-pool.ts'
import { type Context, defineOperation, type Input, type Output } from '../operation.ts'
import { checkNoImport } from '../user-import/found-user-import-job.ts'
import { foundUserPool } from './found-user-pool.ts'

// AWS: UpdateUserPool: what is left out goes back to its default.
export const updateUserPool = defineOperation('UpdateUserPool', update)

function update(input: Input<'UpdateUserPool'>, context: Context): Output<'UpdateUserPool'> {
  const { store, clock } = context
  const pool = foundUserPool(input.UserPoolId, context)
  checkNoImport(pool.Id, context)
  if ((input.MfaConfiguration ?? 'OFF') === 'ON' && pool.MfaConfiguration === 'OFF') {
    // AWS: MFA can be made required only when a pool is created, or through SetUserPoolMfaConfig. Seen: the sentence.
    throw invalidParameter('MFA can only be set to required when creating a user pool or through SetUserPoolMfaConfig.')
  }
  checkFirstFactors(input, pool.WebAuthnConfiguration)
  const { UserPoolTags = pool.UserPoolTags, ...settings } = poolSettings({
    ...input,
    SmsConfiguration: input.SmsConfiguration ?? ((input.MfaConfiguration ?? 'OFF') === 'OFF' ? undefined : pool.SmsConfiguration),
  })
  const { PoolName: Name = pool.Name } = input
  store.userPools.update(
    pool.Id,
    (record) => ({ ...record, ...settings, UserPoolTags, Name, LastModifiedDate: clock.now() }),
    () => userPoolNotFound(pool.Id),
  )
  return {}
}
