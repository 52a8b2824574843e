import { compositeKey } from '../../domain/keys.ts'
import { protection } from '../../domain/risk.ts'
import { addOnNotEnabled } from '../../domain/security-errors.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { describedRisk } from './described-risk.ts'

export const describeRiskConfiguration = defineOperation('DescribeRiskConfiguration', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  if (input.ClientId !== undefined) foundClientOf(pool, input.ClientId, context)
  if (protection(pool) === 'OFF') throw addOnNotEnabled()
  const found = context.store.riskConfigurations.get(compositeKey(pool.Id, input.ClientId ?? ''))
  // Assumed: what was never set is described by its name alone.
  const RiskConfiguration = found === undefined ? { UserPoolId: pool.Id, ClientId: input.ClientId } : describedRisk(found)
  return { RiskConfiguration }
})
