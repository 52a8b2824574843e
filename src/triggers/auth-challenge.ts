/** The three functions of a custom authentication: one decides what comes next, one makes a challenge, one judges the answer. */
import { lambdaOutputUnrecognizable } from '../domain/errors.ts'
import type { UserPool } from '../domain/records/pools.ts'
import type { User } from '../domain/records/users.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, existence, type Metadata, metadata, texts, userAttributes } from './trigger.ts'

/** What happened so far, one element a round, oldest first. */
export interface ChallengeResult {
  readonly challengeName: string
  readonly challengeResult: boolean
  readonly challengeMetadata?: string | null
}

export interface CustomAuthentication {
  readonly pool: UserPool
  readonly clientId: string
  readonly userName: string
  /** Undefined where there is no such user and the client hides that. */
  readonly user: User | undefined
  /** The client does not tell whether users exist. */
  readonly hidden: boolean
  readonly clientMetadata: Metadata
}

const common = ({ pool, clientId, userName }: CustomAuthentication) => ({ pool, clientId, userName })
const asked = ({ user, hidden, clientMetadata }: CustomAuthentication) => ({ ...metadata(clientMetadata), ...existence(user, hidden) })

export type Definition =
  | { readonly kind: 'tokens' }
  | { readonly kind: 'failure' }
  | { readonly kind: 'challenge'; readonly challengeName: string }

// AWS: "Define Auth challenge Lambda trigger".
export async function defineAuthChallenge(
  lambda: Lambda,
  authentication: CustomAuthentication,
  session: readonly ChallengeResult[],
): Promise<Definition> {
  const { user } = authentication
  const answer = await callTrigger(lambda, {
    ...common(authentication),
    name: 'DefineAuthChallenge',
    source: 'DefineAuthChallenge_Authentication',
    request: () => ({ userAttributes: userAttributes(user), session, ...asked(authentication) }),
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  })
  if (answer?.issueTokens === true) return { kind: 'tokens' }
  if (answer?.failAuthentication === true) return { kind: 'failure' }
  if (typeof answer?.challengeName !== 'string') throw lambdaOutputUnrecognizable()
  return { kind: 'challenge', challengeName: answer.challengeName }
}

export interface CreatedChallenge {
  readonly publicParameters: Readonly<Record<string, string>>
  readonly privateParameters: Readonly<Record<string, string>>
  readonly challengeMetadata: string | null
}

// AWS: "Create Auth challenge Lambda trigger".
export async function createAuthChallenge(
  lambda: Lambda,
  authentication: CustomAuthentication,
  session: readonly ChallengeResult[],
): Promise<CreatedChallenge> {
  const { user } = authentication
  const answer = await callTrigger(lambda, {
    ...common(authentication),
    name: 'CreateAuthChallenge',
    source: 'CreateAuthChallenge_Authentication',
    request: () => ({ userAttributes: userAttributes(user), challengeName: 'CUSTOM_CHALLENGE', session, ...asked(authentication) }),
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  })
  return {
    publicParameters: texts(answer?.publicChallengeParameters),
    privateParameters: texts(answer?.privateChallengeParameters),
    challengeMetadata: typeof answer?.challengeMetadata === 'string' ? answer.challengeMetadata : null,
  }
}

// AWS: "Verify Auth challenge response Lambda trigger".
export async function verifyAuthChallengeResponse(
  lambda: Lambda,
  authentication: CustomAuthentication,
  privateChallengeParameters: Readonly<Record<string, string>>,
  challengeAnswer: string,
): Promise<boolean> {
  const { user } = authentication
  const answer = await callTrigger(lambda, {
    ...common(authentication),
    name: 'VerifyAuthChallengeResponse',
    source: 'VerifyAuthChallengeResponse_Authentication',
    request: () => ({ userAttributes: userAttributes(user), privateChallengeParameters, challengeAnswer, ...asked(authentication) }),
    response: { answerCorrect: null },
  })
  return answer?.answerCorrect === true
}
