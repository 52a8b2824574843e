import { type ContactAttribute, masked, mediumOf } from '../../domain/delivery.ts'
import type { FirstFactor } from '../../domain/first-factors.ts'
import { confirmationCode, oneTimePassword } from '../../domain/ids.ts'
import type { MfaFactor, User } from '../../domain/records/users.ts'
import type { TokenSource } from '../../triggers/pre-token-generation.ts'
import { trustedDevice } from '../devices/signed-in-device.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Context } from '../operation.ts'
import { askPasskey } from './ask-passkey.ts'
import type { Attempt, AuthAnswer } from './attempt.ts'
import { openSession } from './challenge-session.ts'
import { nextFactor } from './next-factor.ts'
import { signIn } from './sign-in.ts'

/** What follows a first factor and its consequences: the proof of a remembered device, or the user's own second factor. */
export function askSecondFactor(
  attempt: Attempt,
  user: User,
  flow: string,
  context: Context,
  source?: TokenSource,
): AuthAnswer | Promise<AuthAnswer> {
  const device = trustedDevice(attempt, user, context)
  if (device === undefined) return askOwnFactor(attempt, user, flow, context, source)
  const { DeviceKey } = device
  return challenge(
    attempt,
    user,
    'DEVICE_SRP_AUTH',
    flow,
    { DEVICE_KEY: DeviceKey, USERNAME: user.Username },
    { device: DeviceKey },
    context,
  )
}

/** What follows a second factor: the user is in, unless the sign-in has a level to reach that takes more. */
export function afterSecondFactor(attempt: Attempt, user: User, flow: string, context: Context): AuthAnswer | Promise<AuthAnswer> {
  return attempt.levels === undefined ? signIn(attempt, user, context) : askOwnFactor(attempt, user, flow, context)
}

/** A second factor, a choice of them, the set-up of one, or the tokens. */
// AWS: RespondToAuthChallenge, "ChallengeParameters" of each challenge; lists are JSON in a string.
export function askOwnFactor(
  attempt: Attempt,
  user: User,
  flow: string,
  context: Context,
  source?: TokenSource,
): AuthAnswer | Promise<AuthAnswer> {
  const next = nextFactor(attempt, user, context)
  switch (next.ask) {
    case 'nothing':
      return signIn(attempt, user, context, source)
    case 'factor':
      return askFactor(attempt, user, next.factor, flow, context)
    case 'choice':
      return challenge(attempt, user, 'SELECT_MFA_TYPE', flow, { MFAS_CAN_CHOOSE: JSON.stringify(next.factors) }, {}, context)
    case 'setUp':
      return challenge(attempt, user, 'MFA_SETUP', flow, { MFAS_CAN_SETUP: JSON.stringify(next.factors) }, {}, context)
    case 'challenge':
      return askChallenge(attempt, user, next.challenges, flow, context)
  }
}

/** Challenges with what a sign-in can begin with, in the middle of one: at once where there is no choice. */
function askChallenge(
  attempt: Attempt,
  user: User,
  challenges: readonly FirstFactor[],
  flow: string,
  context: Context,
): AuthAnswer | Promise<AuthAnswer> {
  const [only] = challenges.length === 1 ? challenges : []
  if (only === 'EMAIL_OTP' || only === 'SMS_OTP') return askOneTimePassword(attempt, user, only, flow, context)
  if (only === 'WEB_AUTHN') return askPasskey(attempt, user, flow, context)
  return { ...challenge(attempt, user, 'SELECT_CHALLENGE', flow, {}, {}, context), AvailableChallenges: challenges }
}

/** Challenges with one factor; a code is sent where the factor is an address. */
export function askFactor(
  attempt: Attempt,
  user: User,
  factor: MfaFactor,
  flow: string,
  context: Context,
): AuthAnswer | Promise<AuthAnswer> {
  if (factor === 'SOFTWARE_TOKEN_MFA') {
    const name = user.softwareToken?.name
    return challenge(attempt, user, factor, flow, name === undefined ? {} : { FRIENDLY_DEVICE_NAME: name }, {}, context)
  }
  return askCode(attempt, user, factor, flow, confirmationCode(context.random.integer), context)
}

/** Sends a code in place of a password, and asks for it. */
export function askOneTimePassword(
  attempt: Attempt,
  user: User,
  name: 'EMAIL_OTP' | 'SMS_OTP',
  flow: string,
  context: Context,
): Promise<AuthAnswer> {
  return askCode(attempt, user, name, flow, oneTimePassword(context.random.integer), context)
}

/** Sends a code that belongs to this session alone, and asks for it. */
async function askCode(
  attempt: Attempt,
  user: User,
  name: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP',
  flow: string,
  code: string,
  context: Context,
): Promise<AuthAnswer> {
  const { pool, client, clientMetadata } = attempt
  const attribute: ContactAttribute = name === 'EMAIL_OTP' ? 'email' : 'phone_number'
  const destination = user.attributes[attribute] ?? ''
  const expires = context.clock.now() + (client.AuthSessionValidity ?? 3) * 60
  await sendMessage(
    {
      pool,
      client,
      user,
      kind: 'CustomMessage_Authentication',
      text: 'authenticate',
      attribute,
      destination,
      code,
      expires,
      clientMetadata,
    },
    context,
  )
  const delivery = { CODE_DELIVERY_DELIVERY_MEDIUM: mediumOf(attribute), CODE_DELIVERY_DESTINATION: masked(attribute, destination) }
  return challenge(attempt, user, name, flow, delivery, { code }, context)
}

type ChallengeName = NonNullable<AuthAnswer['ChallengeName']>

function challenge(
  attempt: Attempt,
  user: User,
  name: ChallengeName,
  flow: string,
  parameters: Readonly<Record<string, string>>,
  state: Readonly<Record<string, string>>,
  context: Context,
): AuthAnswer {
  return {
    ChallengeName: name,
    Session: openSession(attempt, { username: user.Username, challenge: name, flow, state }, context),
    ChallengeParameters: { ...parameters, USER_ID_FOR_SRP: user.Username },
  }
}
