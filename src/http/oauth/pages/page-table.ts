import { addPasskey } from './add-passkey.ts'
import { confirm } from './confirm.ts'
import { confirmForgotPassword } from './confirm-forgot-password.ts'
import { forgotPassword } from './forgot-password.ts'
import { login } from './login.ts'
import { mfa } from './mfa.ts'
import { mfaSetup } from './mfa-setup.ts'
import { newPassword } from './new-password.ts'
import type { Page, PageName } from './page.ts'
import { passkey } from './passkey.ts'
import { resendCode } from './resend-code.ts'
import { selectChallenge } from './select-challenge.ts'
import { selectMfa } from './select-mfa.ts'
import { signUp } from './sign-up.ts'

/** Every page with a form. Their paths are in paths.ts, which is read before any page is loaded. */
export const pages: { readonly [Name in PageName]: Page } = {
  login,
  signUp,
  confirm,
  resendCode,
  forgotPassword,
  confirmForgotPassword,
  selectChallenge,
  newPassword,
  mfa,
  selectMfa,
  mfaSetup,
  passkey,
  addPasskey,
}

/** The page for each challenge of a sign-in. */
export const challengePages: Readonly<Record<string, PageName>> = {
  SELECT_CHALLENGE: 'selectChallenge',
  NEW_PASSWORD_REQUIRED: 'newPassword',
  SMS_MFA: 'mfa',
  EMAIL_OTP: 'mfa',
  SMS_OTP: 'mfa',
  SOFTWARE_TOKEN_MFA: 'mfa',
  SELECT_MFA_TYPE: 'selectMfa',
  MFA_SETUP: 'mfaSetup',
  WEB_AUTHN: 'passkey',
}
