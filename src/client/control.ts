/** The endpoints that AWS does not have: `/_cogmock/...`, and the public documents of a user pool. */
import { type IncomingMessage, request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { ConnectionFailure, generalFailure } from './failure.ts'

/** Puts a query on a path below the endpoint; what is `undefined` is left out. */
export function controlUrl(base: URL, path: string, query: Readonly<Record<string, string | undefined>> = {}): URL {
  const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base)
  for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, value)
  return url
}

interface Sent {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  readonly body?: string
}

/** @throws ConnectionFailure where nothing answers, Failure where the answer is not a success */
async function open(url: URL, signal?: AbortSignal, { method, body }: Sent = { method: 'GET' }): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? secureRequest : request
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = start(url, { agent: false, method, ...(signal && { signal }) }, resolve)
    sent.on('error', (error: NodeJS.ErrnoException) => reject(connectionFailure(url, error)))
    sent.end(body)
  })
  const status = response.statusCode ?? 0
  if (status >= 200 && status < 300) return response
  const answer = await text(response)
  const told = messageOf(answer)
  if (told !== undefined) throw generalFailure(told)
  const reason = answer.slice(0, 300).trim()
  throw generalFailure(`${method} ${url.href} was answered with ${status}${reason === '' ? '' : `: ${reason}`}`)
}

/** What an endpoint of the emulator says about a request that it refuses. */
function messageOf(answer: string): string | undefined {
  if (!answer.startsWith('{"message":')) return undefined
  return (JSON.parse(answer) as { readonly message: string }).message
}

function connectionFailure(url: URL, error: NodeJS.ErrnoException): ConnectionFailure {
  const refused = error.code === 'ECONNREFUSED' ? 'Start the emulator with `cogmock start`.' : undefined
  return new ConnectionFailure(`Could not connect to ${url.origin} (${error.code ?? error.message})`, refused)
}

async function text(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** @param timeout milliseconds @throws Failure */
export async function getJson(url: URL, timeout = 10_000): Promise<unknown> {
  const body = await text(await open(url, AbortSignal.timeout(timeout)))
  try {
    return JSON.parse(body)
  } catch {
    throw generalFailure(`GET ${url.href} was not answered with JSON: is this cogmock?`)
  }
}

/** The lines of an answer that does not end, as they come, without their ends; until the signal. @throws Failure */
export async function* followLines(url: URL, signal?: AbortSignal): AsyncGenerator<string> {
  try {
    const response = await open(url, signal)
    response.setEncoding('utf8')
    let rest = ''
    for await (const chunk of response) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') yield line
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

/** @returns the text of the answer @throws Failure */
export async function send(url: URL, method: 'PUT' | 'DELETE', body?: string): Promise<string> {
  return await text(await open(url, undefined, { method, ...(body !== undefined && { body }) }))
}
