import { sameText } from '../../domain/same-text.ts'
import { feedbackTokenWrong } from '../../domain/security-errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundEvent, giveFeedback } from './give-feedback.ts'

// AWS: the token comes in the notification; whoever has it may say once and again what the sign-in was.
export const updateAuthEventFeedback = defineOperation('UpdateAuthEventFeedback', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const event = foundEvent(pool, input.Username, input.EventId, context)

  if (!sameText(event.feedbackToken, input.FeedbackToken)) throw feedbackTokenWrong()
  giveFeedback(event, input.FeedbackValue, 'User', context)
  return {}
})
