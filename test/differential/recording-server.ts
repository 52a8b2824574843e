import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CannedAnswer {
  readonly status?: number
  /** What the answer holds as JSON, unless `text` says it. */
  readonly body?: unknown
  /** Byte by byte, as Latin-1. */
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers what it was told to, one after the other and then `{}`, and keeps what it was asked. */
export class RecordingServer {
  readonly #server: Server
  #answers: readonly CannedAnswer[] = []
  requests: { path: string; host: string; target: string; body: unknown; scope: string; token?: unknown }[] = []

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<RecordingServer> {
    const server = createServer()
    const recording = new RecordingServer(server)
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const scope = /Credential=([^,]*)\/\d{8}\/([^,]*)/.exec(request.headers.authorization ?? '')
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}')
        const token = request.headers['x-amz-security-token']
        const named = (text: string | undefined) => String(text).replaceAll(recording.port, 'PORT')
        recording.requests.push({
          path: named(request.url),
          host: named(request.headers.host),
          target: String(request.headers['x-amz-target']),
          body,
          scope: scope ? `${scope[1]} ${scope[2]}` : '',
          ...(token !== undefined && { token }),
        })
        const answer = recording.#answers[recording.requests.length - 1] ?? { body: {} }
        const text = answer.text === undefined ? Buffer.from(JSON.stringify(answer.body)) : Buffer.from(answer.text, 'latin1')
        const headers = { 'content-type': 'application/x-amz-json-1.1', 'content-length': text.length, ...answer.headers }
        response.writeHead(answer.status ?? 200, headers)
        response.end(text)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return recording
  }

  get port(): string {
    return String((this.#server.address() as AddressInfo).port)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  expect(answers: readonly CannedAnswer[]): void {
    this.#answers = answers
    this.requests = []
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
