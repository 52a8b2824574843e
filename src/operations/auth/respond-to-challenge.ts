import { flowNotBuilt } from '../../domain/errors.ts'
import { checkSecretHash } from '../../domain/secret-hash.ts'
import type { Context, Input } from '../operation.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from './attempt.ts'
import { newPasswordRequired } from './challenges/new-password-required.ts'
import { passwordVerifier } from './challenges/password-verifier.ts'

type ChallengeName = Input<'RespondToAuthChallenge'>['ChallengeName']
type Challenge = (attempt: Attempt, session: string | undefined, context: Context) => AuthAnswer | Promise<AuthAnswer>

const later = (name: ChallengeName): Challenge => {
  return () => {
    throw flowNotBuilt(`the challenge ${name}`)
  }
}

const challenges: Readonly<Record<ChallengeName, Challenge>> = {
  PASSWORD_VERIFIER: passwordVerifier,
  NEW_PASSWORD_REQUIRED: newPasswordRequired,
  ADMIN_NO_SRP_AUTH: later('ADMIN_NO_SRP_AUTH'),
  CUSTOM_CHALLENGE: later('CUSTOM_CHALLENGE'),
  DEVICE_PASSWORD_VERIFIER: later('DEVICE_PASSWORD_VERIFIER'),
  DEVICE_SRP_AUTH: later('DEVICE_SRP_AUTH'),
  EMAIL_OTP: later('EMAIL_OTP'),
  MFA_SETUP: later('MFA_SETUP'),
  PASSWORD: later('PASSWORD'),
  PASSWORD_SRP: later('PASSWORD_SRP'),
  SELECT_CHALLENGE: later('SELECT_CHALLENGE'),
  SELECT_MFA_TYPE: later('SELECT_MFA_TYPE'),
  SMS_MFA: later('SMS_MFA'),
  SMS_OTP: later('SMS_OTP'),
  SOFTWARE_TOKEN_MFA: later('SOFTWARE_TOKEN_MFA'),
  WEB_AUTHN: later('WEB_AUTHN'),
}

/** Answers a challenge, for RespondToAuthChallenge, AdminRespondToAuthChallenge and the login pages alike. */
export function respondToChallenge(
  attempt: Attempt,
  name: ChallengeName,
  session: string | undefined,
  context: Context,
): AuthAnswer | Promise<AuthAnswer> {
  checkSecretHash(attempt.client, requiredParameter(attempt, 'USERNAME'), attempt.parameters.SECRET_HASH)
  return challenges[name](attempt, session, context)
}
