/** The notifications of threat protection where a pool has none of its own. */
import type { NotifyEmailType } from '../model/generated/cognito-idp-types.ts'

const where = 'It came from {ip-address} ({device-name}) at {login-time}.'
const links = 'If it was you, open {one-click-link-valid}\nIf it was not, open {one-click-link-invalid}'

export const riskMessages: Readonly<Record<'BlockEmail' | 'MfaEmail' | 'NoActionEmail', NotifyEmailType>> = {
  BlockEmail: { Subject: 'A sign-in was blocked', TextBody: `A sign-in as {username} was blocked.\n${where}\n\n${links}\n` },
  MfaEmail: { Subject: 'An unusual sign-in', TextBody: `A sign-in as {username} had to prove a second factor.\n${where}\n\n${links}\n` },
  NoActionEmail: { Subject: 'An unusual sign-in', TextBody: `There was a sign-in as {username}.\n${where}\n\n${links}\n` },
}

// AWS: the placeholders of the templates; what is no placeholder stays.
export const placeholdersFilled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-z-]+)\}/g, (whole, name: string) => values[name] ?? whole)
