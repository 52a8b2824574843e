import { invalidParameter } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { protection } from '../../domain/risk.ts'
import { addOnNotEnabled } from '../../domain/security-errors.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation, type Input } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { checkRanges } from './address-ranges.ts'
import { describedRisk } from './described-risk.ts'

// AWS: SetRiskConfiguration replaces the whole; with nothing given it removes the configuration.
export const setRiskConfiguration = defineOperation('SetRiskConfiguration', (input, context) => {
  const { store, clock } = context
  const pool = foundUserPool(input.UserPoolId, context)
  if (input.ClientId !== undefined) foundClientOf(pool, input.ClientId, context)
  if (protection(pool) === 'OFF') throw addOnNotEnabled()
  check(input)
  const { CompromisedCredentialsRiskConfiguration, AccountTakeoverRiskConfiguration, RiskExceptionConfiguration } = input
  const named = { UserPoolId: pool.Id, ClientId: input.ClientId ?? '' }
  const given = { CompromisedCredentialsRiskConfiguration, AccountTakeoverRiskConfiguration, RiskExceptionConfiguration }
  if (Object.values(given).every((part) => part === undefined)) {
    store.riskConfigurations.remove(compositeKey(pool.Id, named.ClientId))
    return { RiskConfiguration: describedRisk({ ...named, LastModifiedDate: clock.now() }) }
  }
  const configuration = store.riskConfigurations.put({ ...named, ...given, LastModifiedDate: clock.now() })
  return { RiskConfiguration: describedRisk(configuration) }
})

/** @throws InvalidParameterException Assumed: the sentence about notifications. */
function check({
  AccountTakeoverRiskConfiguration: takeover,
  RiskExceptionConfiguration: exceptions,
}: Input<'SetRiskConfiguration'>): void {
  checkRanges(exceptions?.BlockedIPRangeList)
  checkRanges(exceptions?.SkippedIPRangeList)
  const notifies = Object.values(takeover?.Actions ?? {}).some((action) => action?.Notify === true)
  if (notifies && takeover?.NotifyConfiguration === undefined) {
    throw invalidParameter('NotifyConfiguration is required where an action notifies the user.')
  }
}
