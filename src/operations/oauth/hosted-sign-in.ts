/** The sign-in of a hosted page: the flows of the API, but at the end the browser is signed in and the app gets its answer. */
import { allowsFlow } from '../../domain/client-flows.ts'
import { userNotFound } from '../../domain/errors.ts'
import { compositeKey } from '../../domain/keys.ts'
import { OAuthError } from '../../domain/oauth-error.ts'
import { knownSecretHash } from '../../domain/secret-hash.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { afterDeviceProof } from '../auth/after-device-proof.ts'
import type { Attempt, AuthAnswer, Proven } from '../auth/attempt.ts'
import { answeredSession, useUpSession } from '../auth/challenge-session.ts'
import { passwordAuth } from '../auth/flows/password-auth.ts'
import { userAuth } from '../auth/flows/user-auth.ts'
import { continued } from '../auth/progress.ts'
import { respondToChallenge } from '../auth/respond-to-challenge.ts'
import { watchedAnswer, watchedStart } from '../auth/watched.ts'
import type { Context, Input } from '../operation.ts'
import { findUser } from '../users/find-user.ts'
import { grantedRedirect } from './granted-redirect.ts'
import { type DeviceText, provenDevice, rememberedDevice } from './hosted-device.ts'
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

export interface SessionCookie {
  readonly text: string
  /** How long a browser keeps it. */
  readonly seconds: number
}

export type HostedStep = { readonly kind: 'challenge'; readonly challenge: HostedChallenge } | SignedInStep

export interface SignedInStep {
  readonly kind: 'signedIn'
  readonly cookie: SessionCookie
  readonly to: string
  readonly device: DeviceText | undefined
}

/** A form's sign-in, and what the app and the browser sent along. */
export interface HostedAttempt {
  readonly hosted: HostedRequest
  readonly query: URLSearchParams
  /** What the browser's device cookie says. */
  readonly device?: DeviceText | undefined
  /** The user wants this browser to be remembered. */
  readonly remember?: boolean
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
  const begun = attemptOf(attempt, username, password === undefined ? {} : { PASSWORD: password }, context)
  const [flow, begin] = password === undefined ? (['USER_AUTH', userAuth] as const) : (['USER_PASSWORD_AUTH', passwordAuth] as const)
  const answer = await watchedStart(begun, flow, context, (watched) => begin(watched, flow, context))
  return stepOf(attempt, begun, answer, context)
}

/** @throws ServiceError */
export async function answerHostedChallenge(
  attempt: HostedAttempt,
  { name, session, username }: Pick<HostedChallenge, 'name' | 'session' | 'username'>,
  responses: Readonly<Record<string, string>>,
  context: Context,
): Promise<HostedStep> {
  const begun = attemptOf(attempt, username, responses, context)
  return stepOf(attempt, begun, await respondToChallenge(begun, name, session, context), context)
}

/**
 * The client's secret is the server's own to know: a page needs no hash of it from anybody. A device is named only where the browser
 * has proved that it is that one.
 */
export function attemptOf(
  { hosted, device }: HostedAttempt,
  username: string,
  parameters: Readonly<Record<string, string>>,
  context: Context,
): Attempt {
  const { pool, client, levels } = hosted
  const hash = knownSecretHash(client, username)
  const user = findUser(pool, username, context.store)
  const key = user === undefined ? undefined : provenDevice(pool, user.Username, device, context)
  return {
    caller: 'hosted',
    pool,
    client,
    parameters: {
      ...parameters,
      USERNAME: username,
      ...(hash !== undefined && { SECRET_HASH: hash }),
      ...(key !== undefined && { DEVICE_KEY: key }),
    },
    ...(levels !== undefined && { levels }),
    origin: { ip: context.caller?.address, device: context.caller?.userAgent },
  }
}

/** @param begun what was answered: with the proof of its device, which came along, it goes on at once */
export async function stepOf(attempt: HostedAttempt, begun: Attempt, answer: AuthAnswer, context: Context): Promise<HostedStep> {
  if (answer.proven !== undefined) return signedIn(attempt, answer.proven, context)
  const { ChallengeName, Session = '', ChallengeParameters, AvailableChallenges } = answer
  if (ChallengeName === 'DEVICE_SRP_AUTH') {
    const { session, user } = answeredSession(begun, Session, ChallengeName, context)
    useUpSession(session, context)
    const proved = watchedAnswer(begun, ChallengeName, Session, context, (watched) =>
      afterDeviceProof(continued(watched, session), user, session.flow, context),
    )
    return stepOf(attempt, begun, await proved, context)
  }
  return {
    kind: 'challenge',
    challenge: {
      name: ChallengeName as ChallengeName,
      session: Session,
      username: begun.parameters.USERNAME ?? '',
      parameters: ChallengeParameters ?? {},
      ...(AvailableChallenges !== undefined && { available: AvailableChallenges }),
    },
  }
}

/** Who has proved who it is has a session in this browser, and the app its answer. */
export async function signedIn(
  { hosted, query, remember = false }: HostedAttempt,
  proven: Proven,
  context: Context,
): Promise<SignedInStep> {
  const { text, session } = openHostedSession(hosted, proven, context)
  const cookie = { text, seconds: Math.ceil(session.expires - session.authTime) }
  const device = rememberedDevice(hosted.pool, proven, remember, context)
  const user = context.store.users.require(compositeKey(hosted.pool.Id, proven.Username), userNotFound)
  try {
    return { kind: 'signedIn', cookie, device, to: await grantedRedirect(hosted, session, user, context) }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const to = refusedRedirect(query, hosted.request.redirectUri, new OAuthError('invalid_request', error.message))
    return { kind: 'signedIn', cookie, device, to }
  }
}
