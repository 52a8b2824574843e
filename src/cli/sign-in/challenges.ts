import { Failure } from '../../client/failure.ts'
import type { SrpExchange } from '../../client/srp.ts'
import type { Connection } from '../connection.ts'
import type { Io } from '../io.ts'
import { style } from '../style.ts'
import { requestOptionsIn, signAndCount, type Wishes } from '../webauthn/answer-options.ts'
import type { Ask } from './ask.ts'

export type Parameters = Readonly<Record<string, string>>

/** What a challenge may use to answer itself. */
export interface Challenge {
  readonly parameters: Parameters
  /** What can be chosen from. */
  readonly available: readonly string[]
  readonly session: string | undefined
  readonly username: string
  readonly userPoolId: string
  readonly srp: SrpExchange
  readonly ask: Ask
  readonly io: Io
  readonly connection: Connection
  readonly passkey: Wishes
  password(): Promise<string>
}

export interface ChallengeAnswer {
  readonly responses: Parameters
  /** Where the answer has given another session than the challenge. */
  readonly session?: string | undefined
}

type Answerer = (challenge: Challenge) => Promise<ChallengeAnswer>

const code =
  (member: string, message: (parameters: Parameters) => string): Answerer =>
  async ({ parameters, ask }) => ({ responses: { [member]: (await ask.text(message(parameters))).trim() } })

const sentTo = ({ CODE_DELIVERY_DESTINATION }: Parameters) => (CODE_DELIVERY_DESTINATION ? ` sent to ${CODE_DELIVERY_DESTINATION}` : '')

/** How each challenge of Cognito is answered. Who is not here cannot be answered from a terminal. */
export const challenges: Readonly<Record<string, Answerer>> = {
  async PASSWORD_VERIFIER({ parameters, srp, userPoolId, password }) {
    const { SRP_B = '', SALT = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = parameters
    return { responses: srp.answer({ SRP_B, SALT, SECRET_BLOCK, USER_ID_FOR_SRP }, userPoolId, await password(), Date.now()) }
  },

  async NEW_PASSWORD_REQUIRED({ parameters, ask }) {
    const required: readonly string[] = JSON.parse(parameters.requiredAttributes ?? '[]')
    const responses: Record<string, string> = { NEW_PASSWORD: await ask.secret('The password has to be changed. New password:') }
    for (const attribute of required) responses[attribute] = await ask.text(`${attribute.replace(/^userAttributes\./, '')}:`)
    return { responses }
  },

  SMS_MFA: code('SMS_MFA_CODE', (parameters) => `Code${sentTo(parameters)}:`),
  SMS_OTP: code('SMS_OTP_CODE', (parameters) => `Code${sentTo(parameters)}:`),
  EMAIL_OTP: code('EMAIL_OTP_CODE', (parameters) => `Code${sentTo(parameters)}:`),
  SOFTWARE_TOKEN_MFA: code('SOFTWARE_TOKEN_MFA_CODE', () => 'Code of your authenticator app:'),
  CUSTOM_CHALLENGE: code(
    'ANSWER',
    (parameters) =>
      `${Object.entries(parameters)
        .map(([name, value]) => `${name}=${value}`)
        .join(' ')} Answer:`,
  ),

  async SELECT_MFA_TYPE({ parameters, ask }) {
    const types: readonly string[] = JSON.parse(parameters.MFAS_CAN_CHOOSE ?? '["SMS_MFA","SOFTWARE_TOKEN_MFA"]')
    const ANSWER = await ask.choose(
      'Which second factor?',
      types.map((value) => ({ value, label: factorNames[value] ?? value })),
    )
    return { responses: { ANSWER } }
  },

  async SELECT_CHALLENGE({ available, ask, srp, password }) {
    const ANSWER = await ask.choose(
      'How do you want to sign in?',
      available.map((value) => ({ value, label: factorNames[value] ?? value })),
    )
    const more = ANSWER === 'PASSWORD_SRP' ? { SRP_A: srp.SRP_A } : ANSWER === 'PASSWORD' ? { PASSWORD: await password() } : {}
    return { responses: { ANSWER, ...more } }
  },

  PASSWORD: async ({ password }) => ({ responses: { PASSWORD: await password() } }),
  PASSWORD_SRP: async ({ srp }) => ({ responses: { SRP_A: srp.SRP_A } }),

  async WEB_AUTHN({ parameters, passkey, io }) {
    const options = requestOptionsIn(parameters.CREDENTIAL_REQUEST_OPTIONS ?? '')
    return { responses: { CREDENTIAL: JSON.stringify(signAndCount(options, passkey, io.env)) } }
  },

  async MFA_SETUP({ session, ask, io, connection }) {
    const { SecretCode, Session } = await connection.invoke('AssociateSoftwareToken', { Session: session })
    io.err.write(`Enter this key in your authenticator app: ${style(io.err, io.env).bold(SecretCode ?? '')}\n`)
    const UserCode = (await ask.text('Code of your authenticator app:')).trim()
    const verified = await connection.invoke('VerifySoftwareToken', { Session, UserCode })
    return { responses: {}, session: verified.Session }
  },
}

const factorNames: Readonly<Record<string, string>> = {
  SMS_MFA: 'A text message',
  SOFTWARE_TOKEN_MFA: 'An authenticator app',
  EMAIL_OTP: 'A code by email',
  SMS_OTP: 'A code by text message',
  PASSWORD: 'The password',
  PASSWORD_SRP: 'The password, proved without sending it',
  WEB_AUTHN: 'A passkey',
}

/** @throws Failure for a challenge that needs a browser or a device */
export function answererOf(name: string): Answerer {
  const answerer = challenges[name]
  if (answerer === undefined) throw new Failure(1, `The pool asks for ${name}, which cannot be answered from a terminal.`)
  return answerer
}
