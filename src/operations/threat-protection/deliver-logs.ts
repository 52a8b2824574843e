import type { AuthEvent } from '../../domain/records/security.ts'
import type { LogConfigurationType } from '../../model/generated/cognito-idp-types.ts'
import type { Context } from '../operation.ts'

/** Appends one line to the local file of a destination: a log group, a bucket or a stream, by its ARN. */
export type DeliverLine = (destination: string, line: string) => void

type Source = LogConfigurationType['EventSource']

/** Hands sign-in events to where each pool delivers them, once they are durable and decided. Gives the function that ends it. */
export function deliverLogs({ store }: Pick<Context, 'store'>, deliver: DeliverLine): () => void {
  return store.subscribe((entries) => {
    for (const { at, change } of entries) {
      if (change.kind !== 'authEvent' || change.record === null) continue
      const event = change.record as AuthEvent
      // A sign-in between two of its steps has not come to anything yet.
      if (event.EventResponse === 'InProgress' && event.EventFeedback === undefined) continue
      const destination = destinationOf(event.UserPoolId, 'userAuthEvents', store)
      if (destination !== undefined) deliver(destination, authEventLine(event, at))
    }
  })
}

/** Tells where a pool delivers it that a message could not be sent. */
export function deliverFailure(
  message: { readonly UserPoolId: string; readonly Username: string; readonly kind: string; readonly destination: string },
  reason: string,
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  deliver: DeliverLine,
): void {
  const { UserPoolId, Username, kind, destination } = message
  const group = destinationOf(UserPoolId, 'userNotification', store)
  if (group === undefined) return
  const line = {
    eventTimestamp: String(Math.round(clock.now() * 1000)),
    eventSource: 'USER_NOTIFICATION',
    logLevel: 'ERROR',
    message: { details: `${kind} to ${destination} could not be sent: ${reason}` },
    logSourceId: { userPoolId: UserPoolId, username: Username },
  }
  deliver(group, JSON.stringify(line))
}

function destinationOf(userPoolId: string, source: Source, store: Context['store']): string | undefined {
  const { LogConfigurations = [] } = store.logDeliveries.get(userPoolId) ?? {}
  const found = LogConfigurations.find(({ EventSource }) => EventSource === source)
  return found?.CloudWatchLogsConfiguration?.LogGroupArn ?? found?.S3Configuration?.BucketArn ?? found?.FirehoseConfiguration?.StreamArn
}

// AWS: "Exporting user activity logs": the members of an exported event.
function authEventLine({ EventId, EventType, EventResponse, EventRisk, EventContextData, ...event }: AuthEvent, at: number): string {
  return JSON.stringify({
    eventTimestamp: String(Math.round(at * 1000)),
    eventSource: 'USER_ACTIVITY',
    logLevel: 'INFO',
    message: {
      version: '1',
      eventId: EventId,
      eventType: EventType,
      creationDate: String(Math.round(event.CreationDate * 1000)),
      eventResponse: EventResponse,
      riskDecision: EventRisk?.RiskDecision,
      riskLevel: EventRisk?.RiskLevel,
      challenges: (event.ChallengeResponses ?? []).map(({ ChallengeName, ChallengeResponse }) => `${ChallengeName}:${ChallengeResponse}`),
      deviceName: EventContextData?.DeviceName,
      ipAddress: EventContextData?.IpAddress,
      compromisedCredentialsDetected: String(EventRisk?.CompromisedCredentialsDetected ?? false),
      hasContextData: String(EventContextData?.IpAddress !== undefined),
    },
    logSourceId: { userPoolId: event.UserPoolId, username: event.Username, clientId: event.ClientId },
  })
}
