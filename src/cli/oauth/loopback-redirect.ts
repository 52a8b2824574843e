import { createServer } from 'node:http'
import { Failure } from '../../client/failure.ts'

const page = (title: string, text: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1rem;text-align:center}</style>
<h1>${title}</h1><p>${text}</p></html>
`

/** A callback URL of this machine, among those of a client; undefined where it has none. */
export function loopbackOf(callbackUrls: readonly string[]): URL | undefined {
  const urls = callbackUrls.filter((url) => URL.canParse(url)).map((url) => new URL(url))
  return urls.find(({ protocol, hostname }) => protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

export interface Redirected {
  /** Resolves with the answer that came back under `state`. @throws Failure */
  readonly answer: Promise<URLSearchParams>
  close(): void
}

/**
 * Listens where a client's callback URL leads, and waits for the browser to come there.
 * @param seconds how long
 * @throws Failure where something else listens there
 */
export async function awaitRedirect(redirect: URL, state: string, seconds: number): Promise<Redirected> {
  let settle: { resolve(answer: URLSearchParams): void; reject(error: Error): void } | undefined
  const answer = new Promise<URLSearchParams>((resolve, reject) => {
    settle = { resolve, reject }
  })
  const server = createServer((request, response) => {
    // Pages of other sites may ask for what is no URL.
    const [path, query] = (request.url ?? '/').split('?', 2)
    const parameters = new URLSearchParams(query)
    const own = path === redirect.pathname && parameters.get('state') === state
    const failed = parameters.has('error')
    response.writeHead(own ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', connection: 'close' })
    if (!own) response.end(page('Nothing here', 'cogmock waits for a sign-in that it began.'))
    else if (failed) response.end(page('Not signed in', 'The terminal says why. You can close this window.'))
    else response.end(page('Signed in', 'You can close this window and go back to the terminal.'))
    if (own) settle?.resolve(parameters)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new Failure(1, `Something else listens at ${redirect.origin}, where the browser is to come back.`)))
    server.listen(Number(redirect.port || 80), redirect.hostname.replace(/^\[|\]$/g, ''), resolve)
  })
  const late = setTimeout(() => settle?.reject(new Failure(1, `Nobody signed in within ${seconds / 60} minutes.`)), seconds * 1000)
  const close = () => {
    clearTimeout(late)
    server.close()
    server.closeAllConnections()
  }
  return { answer, close }
}
