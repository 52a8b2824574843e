/** The Lambda functions that run on this machine, and what became of their calls. */
import {
  functionCodeInvalid,
  functionNameInvalid,
  functionNotFound,
  invocationNotFound,
  invocationNotKept,
  notJson,
} from '../../domain/errors.ts'
import { functionArn, isFunctionName } from '../../domain/lambda-function.ts'
import type { Invocation, LambdaFunction } from '../../domain/records/functions.ts'
import type { FunctionRuntime } from '../../ports/ports.ts'
import type { Context } from '../operation.ts'
import { invokeFunction } from './recorded-lambda.ts'

export type FunctionContext = Pick<Context, 'store' | 'clock' | 'random' | 'settings'> & { readonly lambda: FunctionRuntime }

export const listFunctions = ({ store }: FunctionContext): readonly LambdaFunction[] => store.functions.list('')

/** Adds a function, or gives one other code. @throws InvalidParameterException */
export function addFunction(FunctionName: string, given: unknown, { store, clock }: FunctionContext): { readonly replaced: boolean } {
  if (!isFunctionName(FunctionName)) throw functionNameInvalid()
  const code = codeOf(given)
  if (code === undefined) throw functionCodeInvalid()
  const replaced = store.functions.has(FunctionName)
  store.functions.put({ FunctionName, code, added: clock.now() })
  return { replaced }
}

function codeOf(given: unknown): LambdaFunction['code'] | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { kind, file, handler, envFile, url } = given as Readonly<Record<string, unknown>>
  if (kind === 'url' && typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url)) return { kind, url }
  if (kind !== 'file' || typeof file !== 'string') return undefined
  return { kind, file, ...(typeof handler === 'string' && { handler }), ...(typeof envFile === 'string' && { envFile }) }
}

/** @throws ResourceNotFoundException */
export function removeFunction(name: string, { store }: FunctionContext): void {
  if (!store.functions.remove(name)) throw functionNotFound(name)
}

/** What an invocation from the command line answers. */
export interface Ran {
  readonly id: string
  readonly outcome: Invocation['outcome']
  /** JSON, or what the function answered in its place. */
  readonly payload?: string
  readonly error?: string
}

/** Runs a function outside of any trigger. @throws ResourceNotFoundException, InvalidParameterException */
export async function runFunction(name: string, event: unknown, context: FunctionContext): Promise<Ran> {
  if (event === undefined) throw notJson()
  if (!context.store.functions.has(name)) throw functionNotFound(name)
  const { region, accountId } = context.settings
  return await ran(functionArn(name, region, accountId), event, context)
}

/** Sends a recorded event again, to the function as it is now. @throws ResourceNotFoundException */
export async function replayInvocation(id: string, context: FunctionContext): Promise<Ran> {
  const known = context.store.invocations.require(id, () => invocationNotFound(id))
  if (known.event === undefined) throw invocationNotKept(id)
  return await ran(known.functionArn, known.event, context)
}

async function ran(arn: string, event: unknown, context: FunctionContext): Promise<Ran> {
  const { result, invocation } = await invokeFunction(arn, JSON.stringify(event), context)
  const { id, outcome, error } = invocation
  return { id, outcome, ...(result.kind === 'answer' && { payload: result.payload }), ...(error !== undefined && { error }) }
}

/** Oldest first. @param name only of this function */
export const listInvocations = (name: string | undefined, { store }: FunctionContext): readonly Invocation[] =>
  store.invocations.list('').filter(({ FunctionName }) => name === undefined || name === FunctionName)
