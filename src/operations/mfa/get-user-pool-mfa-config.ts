import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { mfaConfig } from './mfa-config.ts'

export const getUserPoolMfaConfig = defineOperation('GetUserPoolMfaConfig', (input, context) =>
  mfaConfig(foundUserPool(input.UserPoolId, context)),
)
