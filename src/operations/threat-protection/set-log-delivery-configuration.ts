import { featureUnavailable, invalidParameter } from '../../domain/errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { logSourceTwice } from '../../domain/security-errors.ts'
import type { LogConfigurationType } from '../../model/generated/cognito-idp-types.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

// AWS: SetLogDeliveryConfiguration replaces the list.
export const setLogDeliveryConfiguration = defineOperation('SetLogDeliveryConfiguration', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  for (const configuration of input.LogConfigurations) check(pool, configuration)
  const sources = input.LogConfigurations.map(({ EventSource }) => EventSource)
  const twice = sources.find((source, index) => sources.indexOf(source) !== index)
  if (twice !== undefined) throw logSourceTwice(twice)
  const LogDeliveryConfiguration = context.store.logDeliveries.put({ UserPoolId: pool.Id, LogConfigurations: input.LogConfigurations })
  return { LogDeliveryConfiguration }
})

// AWS: LogConfigurationType: notifications at ERROR to a log group; user activity at INFO, a feature of PLUS, to one of three places.
// Assumed: the sentences.
function check(pool: UserPool, configuration: LogConfigurationType): void {
  const { EventSource, LogLevel, CloudWatchLogsConfiguration, S3Configuration, FirehoseConfiguration } = configuration
  const places = [CloudWatchLogsConfiguration?.LogGroupArn, S3Configuration?.BucketArn, FirehoseConfiguration?.StreamArn]
  if (places.filter((place) => place !== undefined).length !== 1) throw invalidParameter(`${EventSource} needs exactly one destination.`)
  if (EventSource === 'userNotification') {
    if (LogLevel !== 'ERROR') throw invalidParameter('userNotification is logged at ERROR only.')
    if (CloudWatchLogsConfiguration === undefined) throw invalidParameter('userNotification is logged to a CloudWatch log group only.')
    return
  }
  if (LogLevel !== 'INFO') throw invalidParameter(`${EventSource} is logged at INFO only.`)
  if (pool.UserPoolTier !== 'PLUS') throw featureUnavailable('Log delivery of userAuthEvents')
}
