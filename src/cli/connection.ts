import { call } from '../client/call.ts'
import { loadProfile, resolveSettings } from '../client/settings.ts'
import { type Dict, fromPlain, isDict, toPlain } from '../client/value.ts'
import type { OperationTypes } from '../model/generated/cognito-idp-types.ts'
import { kebabCase } from '../model/names.ts'
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

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Finds the emulator as the service commands find it: option, environment, `cogmock config`, running daemon, default port. */
export function connect({ endpointUrl, region, timeout }: ConnectionValues, io: Io): Connection {
  const patience = timeout === undefined ? {} : { connectTimeout: timeout, readTimeout: timeout }
  const given = { endpointUrl, region, ...patience, userAgent: `cogmock/${version}` }
  const found = resolveSettings('cognito-idp', given, io.env, loadProfile(undefined, io.env))
  // Whoever names this machine means an emulator here, so a refused connection says how to start one.
  const assumedEndpoint = found.assumedEndpoint || loopback.test(found.url.hostname)
  const settings = { ...found, assumedEndpoint, timestampFormat: 'wire' as const }
  return {
    url: settings.url,
    region: settings.region,
    async invoke(operation, input) {
      const model = readCommandModel('cognito-idp', kebabCase(operation))
      if (model === undefined) throw new Error(`The model of ${operation} is missing from this installation`)
      const answer = await call(model, dict(input), settings)
      // The model that shaped the answer is the one that its type was made from.
      return toPlain(answer) as OperationTypes[typeof operation]['output']
    },
  }
}

/** Members that are `undefined` are left out, as JSON does. */
function dict(input: object): Dict {
  const value = fromPlain(JSON.parse(JSON.stringify(input)))
  return isDict(value) ? value : new Map()
}
