import type { UserPool } from '../../domain/records/pools.ts'
import type { AuthEvent } from '../../domain/records/security.ts'
import { protection } from '../../domain/risk.ts'
import { addOnNotEnabled, eventNotFound } from '../../domain/security-errors.ts'
import type { AuthEventType } from '../../model/generated/cognito-idp-types.ts'
import type { Context } from '../operation.ts'
import { foundUser } from '../users/find-user.ts'
import { updateEvent } from './note-event.ts'

type Value = NonNullable<NonNullable<AuthEventType['EventFeedback']>['FeedbackValue']>

/** The event of a user. @throws UserPoolAddOnNotEnabledException, UserNotFoundException, ResourceNotFoundException */
export function foundEvent(pool: UserPool, username: string, id: string, { store }: Context): AuthEvent {
  if (protection(pool) === 'OFF') throw addOnNotEnabled()
  const { Username } = foundUser(pool, username, store)
  const event = store.authEvents.get(id)
  if (event === undefined || event.UserPoolId !== pool.Id || event.Username !== Username) throw eventNotFound(id)
  return event
}

/** What is said to be invalid no longer teaches threat protection where the user is at home. */
export function giveFeedback({ EventId }: AuthEvent, FeedbackValue: Value, Provider: 'Admin' | 'User', context: Context): void {
  const EventFeedback = { FeedbackValue, Provider, FeedbackDate: context.clock.now() }
  updateEvent(EventId, (event) => ({ ...event, EventFeedback }), context)
}
