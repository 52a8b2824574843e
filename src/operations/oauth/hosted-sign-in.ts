/** The sign-in of a hosted page: the flows of the API, but at the end the browser is signed in and the app gets its answer. */
import { allowsFlow } from '../../domain/client-flows.ts'
import { secretsOf } from '../../domain/client-secrets.ts'
import { userNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { OAuthError } from '../../domain/oauth-error.ts'
import { secretHash } from '../../domain/secret-hash.ts'
import { ServiceError } from '../../domain/service-error.ts'
import type { Attempt, AuthAnswer, Proven } from '../auth/attempt.ts'
import { passwordAuth } from '../auth/flows/password-auth.ts'
import { userAuth } from '../auth/flows/user-auth.ts'
import { respondToChallenge } from '../auth/respond-to-challenge.ts'
import type { Context, Input } from '../operation.ts'
import { grantedRedirect } from './granted-redirect.ts'
import { type HostedRequest, refusedRedirect } from './hosted-request.ts'
import { openHostedSession } from './hosted-session.ts'

type ChallengeName = Input<'RespondToAuthChallenge'>['ChallengeName']

/** What a sign-in asks for next. */
export interface HostedChallenge {
  readonly name: ChallengeName
  readonly session: string
  readonly username: string
  readonly parameters: Readonly<Record<string, string>>
  /** The choices of SELECT_CHALLENGE. */
  readonly available?: readonly string[]
}

export type HostedStep =
  | { readonly kind: 'challenge'; readonly challenge: HostedChallenge }
  | { readonly kind: 'signedIn'; readonly sessionText: string; readonly to: string; readonly proven: Proven }

/** A form's sign-in, and the query string that the app sent along. */
export interface HostedAttempt {
  readonly hosted: HostedRequest
  readonly query: URLSearchParams
}

/** Whether the page asks for the username first and for the factor then. */
// AWS: "Managed login", choice-based sign-in: where the client allows USER_AUTH and the pool more than passwords.
export function choosesFactor({ pool, client }: HostedRequest): boolean {
  const factors = pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']
  return pool.UserPoolTier !== 'LITE' && allowsFlow(client, 'USER_AUTH') && factors.some((factor) => factor !== 'PASSWORD')
}

/** A username with a password or, where users choose, alone. */
// AWS: the hosted pages do not ask for the client's ExplicitAuthFlows to take a password.
export async function beginHostedSignIn(
  attempt: HostedAttempt,
  username: string,
  password: string | undefined,
  context: Context,
): Promise<HostedStep> {
  const begun = attemptOf(attempt, username, password === undefined ? {} : { PASSWORD: password })
  const answer =
    password === undefined ? await userAuth(begun, 'USER_AUTH', context) : await passwordAuth(begun, 'USER_PASSWORD_AUTH', context)
  return stepOf(attempt, username, answer, context)
}

/** @throws ServiceError */
export async function answerHostedChallenge(
  attempt: HostedAttempt,
  { name, session, username }: Pick<HostedChallenge, 'name' | 'session' | 'username'>,
  responses: Readonly<Record<string, string>>,
  context: Context,
): Promise<HostedStep> {
  const answer = await respondToChallenge(attemptOf(attempt, username, responses), name, session, context)
  return stepOf(attempt, username, answer, context)
}

/** The client's secret is the server's own to know: a page needs no hash of it from anybody. */
export function attemptOf({ hosted }: HostedAttempt, username: string, parameters: Readonly<Record<string, string>>): Attempt {
  const { pool, client } = hosted
  const secret = secretsOf(client)[0]?.value
  const hash = secret === undefined ? {} : { SECRET_HASH: secretHash(secret, username, client.ClientId) }
  return { caller: 'hosted', pool, client, parameters: { ...parameters, USERNAME: username, ...hash } }
}

export async function stepOf(attempt: HostedAttempt, username: string, answer: AuthAnswer, context: Context): Promise<HostedStep> {
  if (answer.proven !== undefined) return signedIn(attempt, answer.proven, context)
  const { ChallengeName, Session, ChallengeParameters, AvailableChallenges } = answer
  return {
    kind: 'challenge',
    challenge: {
      name: ChallengeName as ChallengeName,
      session: Session ?? '',
      username,
      parameters: ChallengeParameters ?? {},
      ...(AvailableChallenges !== undefined && { available: AvailableChallenges }),
    },
  }
}

async function signedIn({ hosted, query }: HostedAttempt, proven: Proven, context: Context): Promise<HostedStep> {
  const { text: sessionText, session } = openHostedSession(hosted.pool, proven, context)
  const user = context.store.users.require(compositeKey(hosted.pool.Id, proven.Username), userNotFound)
  try {
    return { kind: 'signedIn', sessionText, proven, to: await grantedRedirect(hosted, session, user, context) }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const to = refusedRedirect(query, hosted.request.redirectUri, new OAuthError('invalid_request', error.message))
    return { kind: 'signedIn', sessionText, proven, to }
  }
}
