import type { ServiceError } from '../../../domain/service-error.ts'
import { english, type TextKey, type Texts } from './texts/english.ts'

const byMessage: Readonly<Record<string, TextKey>> = {
  'Incorrect username or password.': 'wrongPassword',
  'User does not exist.': 'wrongPassword',
  'Password attempts exceeded': 'tooManyAttempts',
  'User is disabled.': 'disabled',
  'Invalid session for the user, session is expired.': 'expiredSession',
  'Invalid session for the user.': 'expiredSession',
  'Invalid session provided': 'expiredSession',
  'User is already confirmed.': 'confirmed',
  'User cannot be confirmed. Current status is CONFIRMED': 'confirmed',
  'Username/client id combination not found.': 'unknownUser',
  'Invalid email address format.': 'badEmail',
  'Username should be an email.': 'badEmail',
  'Invalid phone number format.': 'badPhone',
  'Username should be a phone number.': 'badPhone',
  'Cannot reset password for the user as there is no registered/verified email or phone_number': 'cannotReset',
  'User password cannot be reset in the current state.': 'cannotReset',
}

const byName: Readonly<Record<string, TextKey>> = {
  CodeMismatchException: 'wrongCode',
  EnableSoftwareTokenMFAException: 'wrongCode',
  ExpiredCodeException: 'expiredCode',
  LimitExceededException: 'tooManyAttempts',
  UsernameExistsException: 'userExists',
  AliasExistsException: 'userExists',
  InvalidPasswordException: 'badPassword',
  PasswordHistoryPolicyViolationException: 'usedPassword',
}

/** What went wrong, in the page's language; English has the API's own sentences. */
export function problemText({ name, message }: ServiceError, texts: Texts): string {
  const key = byMessage[message] ?? byName[name]
  if (key === undefined || (texts === english && key !== 'expiredSession')) return message.trim()
  return texts[key]
}
