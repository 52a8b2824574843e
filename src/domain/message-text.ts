/** The messages of a pool: which template is for what, and how it is filled in. */
import type { UserPool } from './records/pools.ts'

export type MessageKind = 'invite' | 'welcome' | 'verify' | 'authenticate'

export interface MessageText {
  readonly subject?: string
  readonly body: string
}

export interface MessageParts {
  /** The code or the temporary password; empty where there is none. */
  readonly code: string
  readonly username: string
  /** Where a verification link leads, where the pool confirms by link. */
  readonly link?: string
}

// AWS: "Default values" under "Configuring messages" of the developer guide.
const defaults = {
  inviteSubject: 'Your temporary password',
  inviteBody: 'Your username is {username} and temporary password is {####}.',
  // AWS: invitations of users without passwords have no placeholder for one. Assumed: the words.
  welcomeSubject: 'Your account',
  welcomeBody: 'Your username is {username}.',
  verifySubject: 'Your verification code',
  verifyBody: 'Your confirmation code is {####}',
  linkSubject: 'Your verification link',
  linkBody: 'Please click the link below to verify your email address. {##Verify Email##}',
  authenticateBody: 'Your authentication code is {####}.',
  authenticateSubject: 'Your authentication code',
} as const

/** Words that a function wrote instead of the pool's. */
export interface OwnWords {
  readonly smsMessage?: string
  readonly emailMessage?: string
  readonly emailSubject?: string
}

/** The text of a message to an address of this kind. */
export function messageText(pool: UserPool, kind: MessageKind, medium: 'EMAIL' | 'SMS', own: OwnWords, parts: MessageParts): MessageText {
  const usual = template(pool, kind, medium, parts.link !== undefined)
  const subject = own.emailSubject ?? usual.subject
  const body = (medium === 'EMAIL' ? own.emailMessage : own.smsMessage) ?? usual.body
  const filled = { body: filledIn(body, parts) }
  return medium === 'SMS' ? filled : { subject: filledIn(subject, parts), ...filled }
}

function template(pool: UserPool, kind: MessageKind, medium: 'EMAIL' | 'SMS', byLink: boolean): { subject: string; body: string } {
  const invite = pool.AdminCreateUserConfig?.InviteMessageTemplate
  const verify = pool.VerificationMessageTemplate
  switch (kind) {
    case 'invite':
    case 'welcome':
      return {
        subject: invite?.EmailSubject ?? defaults[`${kind}Subject`],
        body: (medium === 'EMAIL' ? invite?.EmailMessage : invite?.SMSMessage) ?? defaults[`${kind}Body`],
      }
    case 'verify':
      if (byLink)
        return { subject: verify?.EmailSubjectByLink ?? defaults.linkSubject, body: verify?.EmailMessageByLink ?? defaults.linkBody }
      return {
        subject: verify?.EmailSubject ?? defaults.verifySubject,
        body: (medium === 'EMAIL' ? verify?.EmailMessage : verify?.SmsMessage) ?? defaults.verifyBody,
      }
    case 'authenticate':
      return {
        subject: pool.EmailMfaConfiguration?.Subject ?? defaults.authenticateSubject,
        body:
          (medium === 'EMAIL'
            ? pool.EmailMfaConfiguration?.Message
            : (pool.SmsMfaConfiguration?.SmsAuthenticationMessage ?? pool.SmsAuthenticationMessage)) ?? defaults.authenticateBody,
      }
  }
}

/** `{####}` is the code, `{username}` the username, `{##Text##}` the link with its text. */
export function filledIn(template: string, { code, username, link = '' }: MessageParts): string {
  return template
    .replaceAll('{####}', code)
    .replaceAll('{username}', username)
    .replace(/\{##([^#]*)##\}/g, (_, text: string) => `<a href="${link}">${text}</a>`)
}
