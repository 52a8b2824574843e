/** Where the links of threat protection's notifications lead. */
import { Hono } from 'hono'
import { ServiceError } from '../domain/service-error.ts'
import { type Application, invokeFor, newRequestId } from './application.ts'
import { html } from './oauth/pages/html.ts'
import { documentOf } from './oauth/pages/layout.ts'

function page(title: string, text: string): string {
  return documentOf({ title, body: html`<p class="foot">${text}</p>` }, { language: 'en' }).text
}

export function eventFeedbackRoute(application: Application): Hono {
  return new Hono().get('/authEventFeedback', async (c) => {
    const { userPoolId, username, eventId, feedbackToken, feedbackValue } = c.req.query()
    const facts = { requestId: newRequestId(), region: application.shared.settings.region }
    const headers = { 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cache-control': 'no-store' }
    try {
      const target = { service: 'cognito-idp', operation: 'UpdateAuthEventFeedback' } as const
      const input = {
        UserPoolId: userPoolId,
        Username: username,
        EventId: eventId,
        FeedbackToken: feedbackToken,
        FeedbackValue: feedbackValue,
      }
      await invokeFor(application, facts, target, input)
      return c.html(page('Thank you', 'Your answer about this sign-in has been noted.'), 200, headers)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return c.html(page('Not noted', error.message), 400, headers)
    }
  })
}
