import type { User } from '../../domain/records/users.ts'
import { placeholdersFilled, riskMessages } from '../../domain/risk-message.ts'
import { customSender } from '../../triggers/custom-sender.ts'
import { hasTrigger } from '../../triggers/trigger.ts'
import type { Attempt } from '../auth/attempt.ts'
import type { Context } from '../operation.ts'
import { riskConfiguration } from './risk-configuration.ts'

/** Tells the user by e-mail of a sign-in that looked risky, with links that say whether it was the user's own. */
// AWS: NotifyConfigurationType and its templates.
export function notifyOfRisk(
  { pool, client, clientMetadata, origin = {} }: Attempt,
  user: User,
  eventId: string,
  template: 'BlockEmail' | 'MfaEmail' | 'NoActionEmail',
  { store, clock, random, settings, lambda }: Context,
): void {
  const destination = user.attributes.email ?? ''
  const event = store.authEvents.get(eventId)
  if (destination === '' || event === undefined) return
  const own = riskConfiguration(pool, client.ClientId, store)?.AccountTakeoverRiskConfiguration?.NotifyConfiguration?.[template]
  const link = (value: 'Valid' | 'Invalid') =>
    `${settings.baseUrl}/authEventFeedback?${new URLSearchParams({
      userPoolId: pool.Id,
      username: user.Username,
      eventId,
      feedbackToken: event.feedbackToken,
      feedbackValue: value,
    })}`
  const values = {
    username: user.Username,
    'ip-address': origin.ip ?? 'unknown',
    'device-name': origin.device ?? 'unknown',
    'login-time': new Date(clock.now() * 1000).toUTCString(),
    city: 'unknown',
    country: 'unknown',
    'one-click-link-valid': link('Valid'),
    'one-click-link-invalid': link('Invalid'),
  }
  // AWS: "Custom email sender Lambda trigger": it delivers these messages too.
  const [sender, kind] = ['CustomEmailSender', 'AccountTakeOverNotification'] as const
  const handedOver = hasTrigger(pool, sender)
  const text = own ?? riskMessages[template]
  store.messages.put({
    id: random.uuid(),
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    Username: user.Username,
    kind,
    medium: 'EMAIL',
    destination,
    subject: placeholdersFilled(text.Subject, values),
    body: placeholdersFilled(text.HtmlBody ?? text.TextBody ?? '', values),
    created: clock.now(),
    ...(handedOver && { handedOver }),
  })
  // Assumed: without a code; nothing is said of one.
  if (handedOver) customSender(lambda, sender, kind, pool, client.ClientId, user, null, clientMetadata)
}
