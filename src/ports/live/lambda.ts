import type { Lambda, LambdaResult } from '../ports.ts'

/** Milliseconds that a function has to answer, and how often it is asked. */
// AWS: "Customizing user pool workflows with Lambda triggers", things to know.
const patience = 5000
const attempts = 3

/**
 * Functions at an endpoint that speaks Lambda's Invoke, such as `sam local start-lambda` or another emulator.
 * @param endpoint without a slash at the end; undefined where the daemon was told of none
 */
export function liveLambda(endpoint: string | undefined): Lambda {
  return {
    async invoke(functionArn, event) {
      const name = functionName(functionArn)
      if (endpoint === undefined) {
        const reason = `the function ${name} cannot be run: start cogmock with --lambda-endpoint URL to name where functions are`
        return { kind: 'unreachable', reason }
      }
      const url = `${endpoint}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`
      for (let attempt = 1; ; attempt += 1) {
        const result = await invoked(url, event)
        if (result.kind !== 'unreachable' || attempt === attempts) return result
      }
    },
  }
}

/** `arn:aws:lambda:us-east-1:000000000000:function:f1:live` to `f1`: what every endpoint understands. */
function functionName(functionArn: string): string {
  return functionArn.split(':')[6] ?? functionArn
}

async function invoked(url: string, event: string): Promise<LambdaResult> {
  // Loaded with the first call: most daemons never make one.
  const { request } = await import('undici')
  try {
    const { statusCode, headers, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: event,
      signal: AbortSignal.timeout(patience),
    })
    const payload = await body.text()
    if (statusCode >= 300) return { kind: 'unreachable', reason: `${url} answered ${statusCode}: ${payload.slice(0, 200)}` }
    if (headers['x-amz-function-error'] !== undefined) return { kind: 'functionError', errorMessage: errorMessage(payload) }
    return { kind: 'answer', payload }
  } catch (error) {
    return { kind: 'unreachable', reason: `${url}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function errorMessage(payload: string): string {
  try {
    return String((JSON.parse(payload) as { errorMessage?: unknown }).errorMessage ?? payload)
  } catch {
    return payload
  }
}
