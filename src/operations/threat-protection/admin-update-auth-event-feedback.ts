import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundEvent, giveFeedback } from './give-feedback.ts'

export const adminUpdateAuthEventFeedback = defineOperation('AdminUpdateAuthEventFeedback', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  giveFeedback(foundEvent(pool, input.Username, input.EventId, context), input.FeedbackValue, 'Admin', context)
  return {}
})
