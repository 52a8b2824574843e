import type { Log } from '../log.ts'
import type { FunctionCall, FunctionRuntime, LambdaResult } from '../ports.ts'
import { invokedUrl } from './functions/invoked-url.ts'
import { accessDenied } from './functions/outcomes.ts'

/** How often a function is asked that did not answer in time or could not be reached. One that failed has answered. */
// AWS: "Customizing user pool workflows with Lambda triggers", things to know.
const attempts = 3

export interface LambdaOptions {
  /** Where functions are that the daemon has not itself; without a slash at the end. */
  readonly endpoint: string | undefined
  readonly log: Log
  /** Where the output of functions goes. */
  readonly functionLog: string
  /** What every function process finds in its environment, in place of the daemon's own. */
  readonly environment: () => Readonly<Record<string, string | undefined>>
}

export interface LiveLambda extends FunctionRuntime {
  /** Ends the processes of a function whose code is another by now. */
  retire(functionName: string): void
}

/** Functions in processes of their own, at URLs, and at an endpoint that speaks Lambda's Invoke. */
export function liveLambda({ endpoint, log, functionLog, environment }: LambdaOptions): LiveLambda {
  // Loaded with the first call: most daemons never run a function.
  let loading: Promise<import('./functions/processes.ts').Processes> | undefined
  const processes = () => {
    loading ??= import('./functions/processes.ts').then(({ startProcesses }) => startProcesses(functionLog, environment))
    return loading
  }
  const attempt = async (call: FunctionCall): Promise<LambdaResult> => {
    const { code, event, functionName } = call
    if (code?.kind === 'file') return await (await processes()).run(call, code)
    if (code?.kind === 'url') return await invokedUrl(code.url, event)
    if (endpoint === undefined) return missing(functionName)
    return await invokedUrl(`${endpoint}/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`, event)
  }
  return {
    async run(call) {
      for (let count = 1; ; count += 1) {
        // A log that cannot be opened, or a process that cannot be started, is no failure of the emulator.
        const result = await attempt(call).catch((error: unknown) => accessDenied(`it cannot be run here: ${String(error)}.`))
        const final = result.kind !== 'unreachable' || count === attempts || (call.code === undefined && endpoint === undefined)
        if (result.kind === 'unreachable') log.warn(`Function ${call.functionName}: ${result.reason}${final ? '' : ' It is asked again.'}`)
        if (final) return result
      }
    },
    retire: (functionName) => void loading?.then(({ retire }) => retire(functionName)),
  }
}

// Seen: AccessDeniedException also where the function was deleted (an article of AWS's knowledge center).
const missing = (name: string): LambdaResult =>
  accessDenied(`there is none. Add it with \`cogmock lambda add ${name} FILE\`, or start cogmock with --lambda-endpoint URL.`)
