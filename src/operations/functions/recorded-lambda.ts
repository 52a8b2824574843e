import { functionName } from '../../domain/lambda-function.ts'
import type { Invocation } from '../../domain/records/functions.ts'
import type { FunctionRuntime, Lambda, LambdaResult } from '../../ports/ports.ts'
import type { Context } from '../operation.ts'

/** Invocations beyond this many are forgotten, oldest first, however young. */
export const invocationsAtMost = 1000

/** Of an event or an answer: what is longer is not kept. */
const charactersAtMost = 64 * 1024

type Needs = Pick<Context, 'store' | 'clock' | 'random'> & { readonly lambda: FunctionRuntime }

/** Lambda for triggers: finds the function by its name, and keeps each call as a record. */
export function recordedLambda({ lambda, clock, random }: Omit<Needs, 'store'>, store: Context['store']): Lambda {
  return { invoke: async (functionArn, event) => (await invokeFunction(functionArn, event, { lambda, clock, random, store })).result }
}

/** Runs the function that an ARN names. What it was told and what it answered are a record then. */
export async function invokeFunction(
  functionArn: string,
  event: string,
  { lambda, store, clock, random }: Needs,
): Promise<{ readonly result: LambdaResult; readonly invocation: Invocation }> {
  const name = functionName(functionArn)
  const requestId = random.uuid()
  const started = clock.now()
  const result = await lambda.run({ functionArn, functionName: name, requestId, event, code: store.functions.get(name)?.code })
  const invocation: Invocation = {
    id: requestId,
    FunctionName: name,
    functionArn,
    ...told(event),
    outcome: result.kind,
    ...answered(result),
    started,
    duration: clock.now() - started,
  }
  store.invocations.put(invocation)
  for (const { key } of store.invocations.page('', 0, Math.max(0, store.invocations.count('') - invocationsAtMost)))
    store.invocations.remove(key)
  return { result, invocation }
}

function told(event: string): Pick<Invocation, 'event' | 'UserPoolId' | 'triggerSource'> {
  const parsed = parsedJson(event) as { userPoolId?: unknown; triggerSource?: unknown } | undefined
  return {
    ...(typeof parsed?.userPoolId === 'string' && { UserPoolId: parsed.userPoolId }),
    ...(typeof parsed?.triggerSource === 'string' && { triggerSource: parsed.triggerSource }),
    ...(event.length <= charactersAtMost && { event: JSON.parse(event, withoutPassword) }),
  }
}

/** UserMigration is told the password that somebody typed: it works elsewhere, and stays nowhere. */
function withoutPassword(name: string, value: unknown): unknown {
  return name === 'password' && typeof value === 'string' ? '<redacted>' : value
}

function answered(result: LambdaResult): Pick<Invocation, 'answer' | 'error'> {
  if (result.kind === 'functionError') return { error: result.errorMessage.slice(0, charactersAtMost) }
  if (result.kind === 'unreachable') return { error: `${result.error}: ${result.reason}`.slice(0, charactersAtMost) }
  if (result.payload.length > charactersAtMost) return {}
  const answer = parsedJson(result.payload)
  // The event around it is known.
  const isEvent = typeof answer === 'object' && answer !== null && 'response' in answer
  return { answer: isEvent ? answer.response : answer === undefined ? result.payload : answer }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
