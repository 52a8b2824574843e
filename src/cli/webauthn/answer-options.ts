/** Answers the options of Cognito as a browser would, with passkeys that are kept here. */
import { Failure, usageFailure } from '../../client/failure.ts'
import type { Environment } from '../../client/home.ts'
import { type CreationOptions, type CredentialJson, createPasskey, originOf, type RequestOptions, usePasskey } from './authenticator.ts'
import { type KeptPasskey, keepPasskey, keptPasskeys } from './kept-passkeys.ts'

export interface Wishes {
  /** The page that asks; what goes with the relying party where it is not given. */
  readonly origin?: string | undefined
  readonly name?: string | undefined
  /** Somebody is there, but nobody knows who. */
  readonly unverified?: boolean | undefined
  readonly packed?: boolean | undefined
}

/** Makes a passkey, which its caller keeps. */
export function newPasskey(
  options: CreationOptions,
  { origin = originOf(options.rp.id), name, unverified, packed }: Wishes,
): { passkey: KeptPasskey; credential: CredentialJson } {
  const ceremony = { origin, userVerified: unverified !== true, attestation: packed === true ? ('packed' as const) : ('none' as const) }
  const { passkey, credential } = createPasskey(options, ceremony)
  return { passkey: { ...passkey, origin, ...(name !== undefined && { name }) }, credential }
}

/** Signs with a passkey that is kept here, and keeps that it has. @throws Failure where no passkey that is kept here is asked for */
export function signAndCount(options: RequestOptions, { origin, unverified }: Wishes, env: Environment): CredentialJson {
  const allowed = options.allowCredentials?.map(({ id }) => id)
  const kept = keptPasskeys(env).findLast(({ id, rpId }) => rpId === options.rpId && (allowed?.includes(id) ?? true))
  if (kept === undefined)
    throw new Failure(
      1,
      `None of the passkeys that are kept here is asked for by ${options.rpId}.`,
      'Make one with `cogmock webauthn register`.',
    )
  const ceremony = { origin: origin ?? kept.origin, userVerified: unverified !== true }
  const { passkey, credential } = usePasskey(kept, options, ceremony)
  keepPasskey({ ...kept, ...passkey }, env)
  return credential
}

/** Reads the options of a registration: bare, or as StartWebAuthnRegistration answers them. @throws Failure */
export function creationOptionsIn(text: string): CreationOptions {
  const json = parsed(text)
  const options = member(json, 'CredentialCreationOptions') ?? member(json, 'publicKey') ?? json
  const [rp, user] = [member(options, 'rp'), member(options, 'user')]
  if (isText(member(options, 'challenge')) && isText(member(rp, 'id')) && isText(member(user, 'id'))) return options as CreationOptions
  throw usageFailure('Standard input has to be the CredentialCreationOptions of StartWebAuthnRegistration.')
}

/** Reads the options of a sign-in: bare, or in the answer with the WEB_AUTHN challenge. @throws Failure */
export function requestOptionsIn(text: string): RequestOptions {
  const json = parsed(text)
  const inside = member(member(json, 'ChallengeParameters'), 'CREDENTIAL_REQUEST_OPTIONS')
  const options = isText(inside) ? parsed(inside) : (member(json, 'publicKey') ?? json)
  if (isText(member(options, 'challenge')) && isText(member(options, 'rpId'))) return options as RequestOptions
  throw usageFailure('Standard input has to be the CREDENTIAL_REQUEST_OPTIONS of a WEB_AUTHN challenge.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw usageFailure('Standard input is not JSON.')
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
