import { request as httpRequest } from 'node:http'

/** What is read of `GET /_cogmock/health`. */
export interface ProbedHealth {
  readonly status: string
  readonly version: string
  readonly pid: number
  readonly nonce: string
  readonly region: string
  readonly accountId: string
  readonly url: string
  readonly issuer: string
  readonly state: string | null
  readonly seq: number
  readonly counts: { readonly userPools: number; readonly users: number }
}

/** Asks a daemon how it is; undefined where nothing answers in time, or something else does. */
export function probe(url: string, timeout = 2000): Promise<ProbedHealth | undefined> {
  return ask(url, 'GET', '/_cogmock/health', timeout).then((answer) => {
    const health = answer?.json as ProbedHealth | undefined
    return answer?.status === 200 && typeof health?.nonce === 'string' ? health : undefined
  })
}

/** A request that only whoever can read the run file may make. Undefined where nothing answers in time. */
export function command(url: string, path: string, token: string, timeout: number): Promise<Answer | undefined> {
  return request({ url, token }, 'POST', path, timeout)
}

/** Any such request. @param body sent as JSON */
export function request(
  { url, token }: { readonly url: string; readonly token: string },
  method: string,
  path: string,
  timeout: number,
  body?: unknown,
): Promise<Answer | undefined> {
  return ask(url, method, path, timeout, { authorization: `Bearer ${token}` }, body)
}

export interface Answer {
  readonly status: number
  readonly json: unknown
}

function ask(
  url: string,
  method: string,
  path: string,
  timeout: number,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const give = (): void => resolve(undefined)
    const signal = AbortSignal.timeout(timeout)
    const sent = httpRequest(new URL(path, url), { method, headers, agent: false, signal }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', give)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, json: parsed(Buffer.concat(chunks).toString()) }))
    })
    sent.on('error', give)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
