/** What threat protection notes: one event for each sign-in, sign-up, password change and code that was asked for. */

import type { UserPool } from '../../domain/records/pools.ts'
import type { AuthEvent } from '../../domain/records/security.ts'
import type { User } from '../../domain/records/users.ts'
import { type EventType, type Origin, protection } from '../../domain/risk.ts'
import { eventNotFound } from '../../domain/security-errors.ts'
import type { Context } from '../operation.ts'

export interface Noted {
  readonly pool: UserPool
  readonly clientId?: string | undefined
  readonly user: Pick<User, 'Username'>
  readonly type: EventType
  readonly response: NonNullable<AuthEvent['EventResponse']>
  readonly origin: Origin
  readonly risk?: AuthEvent['EventRisk']
}

/** Notes an event, where the pool has threat protection; gives its id. */
export function noteEvent({ pool, clientId, user, type, response, origin, risk }: Noted, context: Context): string | undefined {
  if (protection(pool) === 'OFF') return undefined
  const { store, clock, random } = context
  const EventId = random.uuid()
  store.authEvents.put({
    EventId,
    UserPoolId: pool.Id,
    ...(clientId !== undefined && { ClientId: clientId }),
    Username: user.Username,
    EventType: type,
    CreationDate: clock.now(),
    EventResponse: response,
    EventRisk: risk ?? { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
    ChallengeResponses: [],
    EventContextData: { IpAddress: origin.ip, DeviceName: origin.device },
    feedbackToken: Buffer.from(random.bytes(24)).toString('base64url'),
  })
  return EventId
}

/** Notes what became of an event that was noted before. */
export function updateEvent(id: string, change: (event: AuthEvent) => AuthEvent, { store }: Context): void {
  store.authEvents.update(id, change, () => eventNotFound(id))
}
