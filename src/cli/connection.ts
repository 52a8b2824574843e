import { call } from '../client/call.ts'
import { isLoopback, loadProfile, resolveSettings } from '../client/settings.ts'
import { type Dict, fromPlain, isDict, toPlain } from '../client/value.ts'
import type { OperationTypes as IdentityOperationTypes } from '../model/generated/cognito-identity-types.ts'
import type { OperationTypes } from '../model/generated/cognito-idp-types.ts'
import { kebabCase } from '../model/names.ts'
import type { ServiceName } from '../model/shapes.ts'
import type { Io } from './io.ts'
import { option } from './parameter.ts'
import { readCommandModel } from './service/command-model.ts'
import { version } from './version.ts'

export type OperationName = keyof OperationTypes

/** An emulator (or AWS itself) as the commands talk to it. */
export interface Connection {
  readonly url: URL
  readonly region: string
  /** Times are seconds since the epoch. @throws ServiceFailure @throws ConnectionFailure */
  invoke<Op extends OperationName>(operation: Op, input: OperationTypes[Op]['input']): Promise<OperationTypes[Op]['output']>
}

/** The options of every command that talks to an emulator. */
export const connectionParameters = {
  endpointUrl: option('URL', 'Where the emulator answers, if not where `cogmock status` says'),
  region: option('REGION', 'Region of the request'),
}

export interface ConnectionValues {
  readonly endpointUrl: string | undefined
  readonly region: string | undefined
  /** Seconds to wait for a connection and for an answer. */
  readonly timeout?: number
}

/** Finds the emulator as the service commands find it: option, environment, `cogmock config`, running daemon, default port. */
export function connect(values: ConnectionValues, io: Io): Connection {
  const { url, region, invoke } = connectTo('cognito-idp', values, io)
  // The model that shapes an answer is the one that its type was made from.
  return { url, region, invoke: invoke as Connection['invoke'] }
}

export type IdentityOperationName = keyof IdentityOperationTypes

/** The same for identity pools. */
export interface IdentityConnection {
  invoke<Op extends IdentityOperationName>(
    operation: Op,
    input: IdentityOperationTypes[Op]['input'],
  ): Promise<IdentityOperationTypes[Op]['output']>
}

export function connectIdentity(values: ConnectionValues, io: Io): IdentityConnection {
  return { invoke: connectTo('cognito-identity', values, io).invoke as IdentityConnection['invoke'] }
}

function connectTo(service: ServiceName, { endpointUrl, region, timeout }: ConnectionValues, io: Io) {
  const patience = timeout === undefined ? {} : { connectTimeout: timeout, readTimeout: timeout }
  const given = { endpointUrl, region, ...patience, userAgent: `cogmock/${version}`, anyKeyHere: true }
  const found = resolveSettings(service, given, io.env, loadProfile(undefined, io.env))
  // Whoever names this machine means an emulator here, so a refused connection says how to start one.
  const assumedEndpoint = found.assumedEndpoint || isLoopback(found.url)
  const proxy = assumedEndpoint ? undefined : found.proxy
  const settings = { ...found, assumedEndpoint, proxy, timestampFormat: 'wire' as const }
  const invoke = async (operation: string, input: object): Promise<unknown> => {
    const model = readCommandModel(service, kebabCase(operation))
    if (model === undefined) throw new Error(`The model of ${operation} is missing from this installation`)
    return toPlain(await call(model, dict(input), settings))
  }
  return { url: settings.url, region: settings.region, invoke }
}

/** Members that are `undefined` are left out, as JSON does. */
function dict(input: object): Dict {
  const value = fromPlain(JSON.parse(JSON.stringify(input)))
  return isDict(value) ? value : new Map()
}
