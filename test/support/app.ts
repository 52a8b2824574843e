/** An app that signs its users in elsewhere: it answers every page, and remembers where it was called. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Test {
  teardown(callback: () => unknown): void
}

export interface App {
  /** `http://localhost:<port>` */
  readonly origin: string
  readonly callback: string
  /** Paths with their query strings, oldest first. */
  readonly called: readonly string[]
}

/** @param body what it answers, by path; otherwise a page that says so */
export async function startApp(
  t: Test,
  body: (path: string) => { type: string; text: string } | undefined = () => undefined,
): Promise<App> {
  const called: string[] = []
  const server = createServer(({ url = '/' }, response) => {
    if (url !== '/favicon.ico') called.push(url)
    const { type, text } = body(url.split('?', 1)[0] ?? '/') ?? { type: 'text/html', text: '<!doctype html><title>The app</title>' }
    response.writeHead(200, { 'content-type': type }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return { origin, callback: `${origin}/callback`, called }
}
