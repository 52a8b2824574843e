/** How a Lambda trigger of a user pool is called, whatever it is for. */
import { lambdaFailed, lambdaOutputUnrecognizable, lambdaUnreachable } from '../domain/errors.ts'
import type { UserPool } from '../domain/records/pools.ts'
import type { User } from '../domain/records/users.ts'
import type { Lambda } from '../ports/ports.ts'

export type TriggerName = Exclude<keyof NonNullable<UserPool['LambdaConfig']>, 'PreTokenGenerationConfig' | 'KMSKeyID'>

export interface TriggerCall {
  readonly name: TriggerName
  /** What caused it: `PreSignUp_SignUp` and the like. */
  readonly source: string
  /** Of the event: "1" but for PreTokenGeneration. */
  readonly version?: string
  readonly pool: UserPool
  readonly clientId: string
  readonly userName: string
  /** Made only where there is a function to send it to. */
  readonly request: () => object
  /** The response as the event carries it to the function, which fills it in. */
  readonly response: object
}

// AWS: the SDK of the caller is not known to an emulator. Seen: this value in events of console and CLI calls.
const awsSdkVersion = 'aws-sdk-unknown-unknown'

// AWS: the client of events that an administrator's call causes.
export const noClient = 'CLIENT_ID_NOT_APPLICABLE'

/** Whether a pool has a function for a trigger. */
export const hasTrigger = (pool: UserPool, name: TriggerName): boolean => functionOf(pool, name) !== undefined

function functionOf({ LambdaConfig }: UserPool, name: TriggerName): string | undefined {
  const versioned = name === 'PreTokenGeneration' ? LambdaConfig?.PreTokenGenerationConfig?.LambdaArn : undefined
  const configured = LambdaConfig?.[name]
  return versioned ?? (typeof configured === 'object' ? configured.LambdaArn : configured)
}

/**
 * Calls the function of a trigger, if the pool has one.
 * @returns the `response` that the function gave; undefined where there is no function
 * @throws UserLambdaValidationException, InvalidLambdaResponseException, UnexpectedLambdaException
 */
export async function callTrigger(lambda: Lambda, call: TriggerCall): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { name, pool } = call
  const functionArn = functionOf(pool, name)
  if (functionArn === undefined) return undefined
  const result = await lambda.invoke(functionArn, eventOf(call))
  if (result.kind === 'functionError') throw lambdaFailed(name, result.errorMessage)
  if (result.kind === 'unreachable') throw lambdaUnreachable(name, result.error)
  return answered(result.payload)
}

/** Calls the function of a trigger that nobody waits for, if the pool has one. */
export function callUnanswered(lambda: Lambda, call: TriggerCall): void {
  const functionArn = functionOf(call.pool, call.name)
  if (functionArn !== undefined) void lambda.invoke(functionArn, eventOf(call))
}

function eventOf({ source, version = '1', pool, clientId, userName, request, response }: TriggerCall): string {
  return JSON.stringify({
    version,
    region: pool.region,
    userPoolId: pool.Id,
    userName,
    callerContext: { awsSdkVersion, clientId },
    triggerSource: source,
    request: request(),
    response,
  })
}

function answered(payload: string): Readonly<Record<string, unknown>> {
  try {
    const { response } = JSON.parse(payload) as { response?: unknown }
    if (typeof response === 'object' && response !== null) return response as Record<string, unknown>
  } catch {
    // Said below, as any other answer that is not an event.
  }
  throw lambdaOutputUnrecognizable()
}

/**
 * Names and texts, as a function answered them: numbers and booleans are taken as texts, and what is null is left out.
 * @throws InvalidLambdaResponseException
 */
// Assumed: what becomes of each; the guide has maps of strings.
export function texts(value: unknown): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw lambdaOutputUnrecognizable()
  const given = Object.entries(value).filter(([, one]) => one !== null)
  if (given.some(([, one]) => typeof one === 'object')) throw lambdaOutputUnrecognizable()
  return Object.fromEntries(given.map(([name, one]) => [name, String(one)]))
}

/** As every event shows a user; of one that does not exist there is nothing to show. */
export const userAttributes = (user: User | undefined): Readonly<Record<string, string>> =>
  user === undefined ? {} : { ...user.attributes, 'cognito:user_status': user.UserStatus }

/** Whether the user exists, where the client hides that from whoever signs in. */
// AWS: "Pre authentication Lambda trigger" and those of custom challenges, "userNotFound".
export const existence = (user: User | undefined, hidden: boolean): object => (hidden ? { userNotFound: user === undefined } : {})

export type Metadata = Readonly<Record<string, string>> | undefined

/** What a caller passed on to functions, where it did. */
export const metadata = (clientMetadata: Metadata): object => (clientMetadata === undefined ? {} : { clientMetadata })
