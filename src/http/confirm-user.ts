/** Where the link of a verification message leads, in a pool that confirms by link. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { ServiceError } from '../domain/service-error.ts'
import { type Application, invokeFor, newRequestId } from './application.ts'

const page = (title: string, text: string) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto 0; padding: 0 1rem; }
    </style>
  </head>
  <body>
    <h1>${title}</h1>
    <p>${text}</p>
  </body>
</html>`

// AWS: the link is `/confirmUser` with client_id, user_name and confirmation_code.
export function confirmUserRoute(application: Application): Hono {
  return new Hono().get('/confirmUser', async (c) => {
    const { client_id: ClientId, user_name: Username, confirmation_code: ConfirmationCode } = c.req.query()
    const facts = { requestId: newRequestId(), region: application.shared.settings.region }
    // The page may not be told to other sites, nor the code that its address holds.
    const headers = { 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cache-control': 'no-store' }
    try {
      const target = { service: 'cognito-idp', operation: 'ConfirmSignUp' } as const
      await invokeFor(application, facts, target, { ClientId, Username, ConfirmationCode })
      return c.html(page('Confirmed', 'Your registration has been confirmed. You can sign in now.'), 200, headers)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return c.html(page('Not confirmed', error.message), 400, headers)
    }
  })
}
