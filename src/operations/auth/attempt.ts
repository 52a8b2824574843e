import type { Level } from '../../domain/acr.ts'
import { invalidParameter, missingParameter } from '../../domain/errors.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { HostedSession } from '../../domain/records/sign-ins.ts'
import type { Origin } from '../../domain/risk.ts'
import { acceptable } from '../../domain/srp.ts'
import type { NewDeviceMetadataType } from '../../model/generated/cognito-idp-types.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import type { Output } from '../operation.ts'

/** What starting and answering have in common: the answer is tokens or the next challenge. */
export type AuthAnswer = Output<'InitiateAuth'> & { readonly proven?: Proven }

/** Who signed in on a hosted page: tokens are the OAuth endpoints' to give. */
export interface Proven {
  readonly Username: string
  /** How, as the `amr` claim calls it. */
  readonly methods: readonly string[]
  /** As the identity provider says, where it was one. */
  readonly level?: Level
  /** What threat protection noted of it. */
  readonly eventId?: string | undefined
  /** Whom a SAML provider signed in. */
  readonly saml?: HostedSession['saml']
  readonly deviceKey?: string
  /** The device is new. */
  readonly newDevice?: NewDeviceMetadataType
}

/** Who asks: the app for its user, a backend with AWS credentials, or a hosted page. */
export type Caller = 'user' | 'admin' | 'hosted'

/** One call of a sign-in. */
export interface Attempt {
  readonly caller: Caller
  readonly pool: UserPool
  readonly client: UserPoolClient
  /** `AuthParameters` or `ChallengeResponses`. */
  readonly parameters: Readonly<Record<string, string>>
  /** What a confirmed sign-up gave, where a call that begins has it. */
  readonly signUpSession?: string | undefined
  /** What a call that begins passes to the functions that look at it first. */
  readonly validationData?: Metadata
  /** Where the call comes from, as far as it says. */
  readonly origin?: Origin
  /** What threat protection notes of this sign-in. */
  readonly eventId?: string
  /** What is proved already, as the `amr` claim calls it. */
  readonly methods?: readonly string[]
  /** The levels of authentication that the sign-in is to reach: the first one that the user can. */
  readonly levels?: readonly Level[] | undefined
  /** What a call that answers passes to functions. */
  readonly clientMetadata?: Metadata
}

/** @throws InvalidParameterException */
export function requiredParameter({ parameters }: Attempt, name: string): string {
  const value = parameters[name]
  if (value === undefined || value === '') throw missingParameter(name)
  return value
}

/**
 * The client's public value of SRP.
 * @throws InvalidParameterException Assumed: the sentence; that such values are refused is part of SRP.
 */
export function requiredPublicValue(attempt: Attempt): string {
  const value = requiredParameter(attempt, 'SRP_A')
  if (!acceptable(value)) throw invalidParameter('SRP_A is invalid.')
  return value
}
