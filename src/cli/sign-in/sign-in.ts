import { Failure, isFailure, type ServiceFailure } from '../../client/failure.ts'
import { startSrp } from '../../client/srp.ts'
import type { OperationTypes } from '../../model/generated/cognito-idp-types.ts'
import type { Connection } from '../connection.ts'
import type { Io } from '../io.ts'
import { secretHash } from '../session/secret-hash.ts'
import type { Wishes } from '../webauthn/answer-options.ts'
import type { Ask } from './ask.ts'
import { answererOf, type Parameters } from './challenges.ts'

export const signInFlows = ['srp', 'password', 'custom', 'choice', 'passkey'] as const
export type SignInFlow = (typeof signInFlows)[number]

export interface SignInRequest {
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  readonly username: string
  readonly flow: SignInFlow
  /** The authentication levels to reach: only choice-based sign-in has them. */
  readonly acr?: string | undefined
  readonly ask: Ask
  /** How passkeys are used. */
  readonly passkey?: Wishes
}

type Authenticated = NonNullable<OperationTypes['InitiateAuth']['output']['AuthenticationResult']>

/** Signs in, answering every challenge on the way. @throws Failure */
export async function signIn(request: SignInRequest, connection: Connection, io: Io): Promise<Authenticated> {
  const { userPoolId, clientId, ask, flow } = request
  const srp = startSrp()
  let known: string | undefined
  const password = async () => {
    known ??= await ask.secret('Password:')
    return known
  }
  let username = request.username
  let answer = await connection.invoke('InitiateAuth', {
    ClientId: clientId,
    ...(await opening(flow, username, srp.SRP_A, password)),
  } as OperationTypes['InitiateAuth']['input'])
  while (answer.AuthenticationResult === undefined) {
    const { ChallengeName = '', ChallengeParameters = {}, Session, AvailableChallenges = [] } = answer
    if (flow === 'passkey' && ChallengeName === 'SELECT_CHALLENGE') throw noPasskey(username, AvailableChallenges)
    const answerer = answererOf(ChallengeName)
    // From here on the pool's own name for the user counts, which is what SECRET_HASH has to be made with.
    username = ChallengeParameters.USER_ID_FOR_SRP ?? ChallengeParameters.USERNAME ?? username
    const challenge = {
      parameters: ChallengeParameters as Parameters,
      available: AvailableChallenges,
      session: Session,
      username,
      userPoolId,
      srp,
      ask,
      io,
      connection,
      passkey: request.passkey ?? {},
      password,
    }
    const { responses, session } = await answerer(challenge)
    try {
      answer = await connection.invoke('RespondToAuthChallenge', {
        ClientId: clientId,
        ChallengeName,
        Session: session ?? Session,
        ChallengeResponses: { USERNAME: username, ...responses, ...secretHash(request, username) },
      } as OperationTypes['RespondToAuthChallenge']['input'])
    } catch (error) {
      // A password that the policy refuses leaves the session open for a better one: whoever types is asked again.
      if (!(io.in.isTty && isRefusedPassword(error))) throw error
      io.err.write(`${error.serviceMessage}\n`)
    }
  }
  return answer.AuthenticationResult

  async function opening(chosen: SignInFlow, name: string, SRP_A: string, secret: () => Promise<string>) {
    const AuthParameters = { USERNAME: name, ...secretHash(request, name) }
    if (request.acr !== undefined) {
      const levels = { ...AuthParameters, TARGET_ACR_VALUES: request.acr }
      return { AuthFlow: 'USER_AUTH', AuthParameters: { ...levels, ...(await preference(chosen, SRP_A, secret)) } }
    }
    switch (chosen) {
      case 'srp':
        return { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { ...AuthParameters, SRP_A } }
      case 'password':
        return { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { ...AuthParameters, PASSWORD: await secret() } }
      case 'custom':
        return { AuthFlow: 'CUSTOM_AUTH', AuthParameters }
      case 'choice':
        return { AuthFlow: 'USER_AUTH', AuthParameters }
      case 'passkey':
        return { AuthFlow: 'USER_AUTH', AuthParameters: { ...AuthParameters, PREFERRED_CHALLENGE: 'WEB_AUTHN' } }
      default:
        throw new Failure(252, `There is no flow '${String(chosen)}'.`)
    }
  }
}

/** How a flow is called where the user chooses it. */
async function preference(flow: SignInFlow, SRP_A: string, secret: () => Promise<string>): Promise<Parameters> {
  switch (flow) {
    case 'srp':
      return { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A }
    case 'password':
      return { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: await secret() }
    case 'passkey':
      return { PREFERRED_CHALLENGE: 'WEB_AUTHN' }
    case 'choice':
      return {}
    case 'custom':
      throw new Failure(252, 'Custom authentication reaches no authentication level: leave out --acr or --flow custom.')
  }
}

const isRefusedPassword = (error: unknown): error is ServiceFailure =>
  isFailure(error) && 'code' in error && error.code === 'InvalidPasswordException'

function noPasskey(username: string, available: readonly string[]): Failure {
  return new Failure(
    1,
    `${username} cannot sign in with a passkey here, but with ${available.join(', ')}.`,
    'Make one with `cogmock webauthn register`.',
  )
}
