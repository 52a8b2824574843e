import { invalidParameter } from '../../domain/errors.ts'
import { checkSecretHash } from '../../domain/secret-hash.ts'
import type { Context, Input } from '../operation.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from './attempt.ts'
import { customChallenge } from './challenges/custom-challenge.ts'
import { devicePasswordVerifier } from './challenges/device-password-verifier.ts'
import { deviceSrpAuth } from './challenges/device-srp-auth.ts'
import { mfaSetup } from './challenges/mfa-setup.ts'
import { newPasswordRequired } from './challenges/new-password-required.ts'
import { passwordVerifier } from './challenges/password-verifier.ts'
import { preferredPassword, selectChallenge } from './challenges/select-challenge.ts'
import { selectMfaType } from './challenges/select-mfa-type.ts'
import { sentCode } from './challenges/sent-code.ts'
import { softwareTokenMfa } from './challenges/software-token-mfa.ts'
import { webAuthn } from './challenges/web-authn.ts'
import { watchedAnswer } from './watched.ts'

type ChallengeName = Input<'RespondToAuthChallenge'>['ChallengeName']
type Challenge = (attempt: Attempt, session: string | undefined, context: Context) => AuthAnswer | Promise<AuthAnswer>

/** Assumed: how AWS refuses a name that is a flow's, from when they were one enumeration. */
const noChallenge: Challenge = () => {
  throw invalidParameter('ADMIN_NO_SRP_AUTH is not a challenge that can be answered.')
}

const challenges: Readonly<Record<ChallengeName, Challenge>> = {
  PASSWORD_VERIFIER: passwordVerifier,
  NEW_PASSWORD_REQUIRED: newPasswordRequired,
  ADMIN_NO_SRP_AUTH: noChallenge,
  CUSTOM_CHALLENGE: customChallenge,
  DEVICE_PASSWORD_VERIFIER: devicePasswordVerifier,
  DEVICE_SRP_AUTH: deviceSrpAuth,
  EMAIL_OTP: sentCode('EMAIL_OTP'),
  MFA_SETUP: mfaSetup,
  PASSWORD: preferredPassword('PASSWORD'),
  PASSWORD_SRP: preferredPassword('PASSWORD_SRP'),
  SELECT_CHALLENGE: selectChallenge,
  SELECT_MFA_TYPE: selectMfaType,
  SMS_MFA: sentCode('SMS_MFA'),
  SMS_OTP: sentCode('SMS_OTP'),
  SOFTWARE_TOKEN_MFA: softwareTokenMfa,
  WEB_AUTHN: webAuthn,
}

/** Answers a challenge, for RespondToAuthChallenge, AdminRespondToAuthChallenge and the login pages alike. */
export function respondToChallenge(
  attempt: Attempt,
  name: ChallengeName,
  session: string | undefined,
  context: Context,
): AuthAnswer | Promise<AuthAnswer> {
  checkSecretHash(attempt.client, requiredParameter(attempt, 'USERNAME'), attempt.parameters.SECRET_HASH)
  return watchedAnswer(attempt, name, session, context, (watched) => challenges[name](watched, session, context))
}
