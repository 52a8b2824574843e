import type { LambdaResult } from '../../ports.ts'
import { accessDenied, patience, socketTimeout } from './outcomes.ts'

/** POSTs an event and takes what comes for the function's answer; `X-Amz-Function-Error` says that it failed. */
export async function invokedUrl(url: string, event: string): Promise<LambdaResult> {
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
    if (headers['x-amz-function-error'] !== undefined) return { kind: 'functionError', errorMessage: errorMessage(payload) ?? payload }
    if (statusCode < 300) return { kind: 'answer', payload }
    // Frameworks answer what their handlers throw with a 4xx or 5xx.
    const thrown = errorMessage(payload)
    if (thrown !== undefined) return { kind: 'functionError', errorMessage: thrown }
    return accessDenied(`${url} answered ${statusCode}: ${payload.slice(0, 200)}`)
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return socketTimeout(`${url} did not answer within ${patience / 1000} seconds.`)
    return accessDenied(`${url}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function errorMessage(payload: string): string | undefined {
  try {
    const { errorMessage: message } = JSON.parse(payload) as { errorMessage?: unknown }
    return message === undefined ? undefined : String(message)
  } catch {
    return undefined
  }
}
