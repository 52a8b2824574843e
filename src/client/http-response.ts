import type { HttpResponse } from './http.ts'
import { textError } from './text-error.ts'

interface Head {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

function parseHead(text: string): Head | undefined {
  const [first = '', ...lines] = text.split('\r\n')
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1]
  if (status === undefined) return undefined
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  return { status: Number(status), headers }
}

/** The content of a chunked body, or `undefined` while its end has not come. */
function unchunked(data: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  let index = 0
  for (;;) {
    const lineEnd = data.indexOf('\r\n', index)
    if (lineEnd < 0) return undefined
    const size = Number.parseInt(data.toString('latin1', index, lineEnd), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    index = lineEnd + 2 + size + 2
    if (index > data.length) return undefined
    parts.push(data.subarray(lineEnd + 2, lineEnd + 2 + size))
  }
}

function withBody(head: Head, bytes: Buffer): HttpResponse {
  const body = bytes.toString()
  const notText = body.includes('\ufffd') ? textError(bytes) : ''
  return notText === '' ? { ...head, body } : { ...head, body, notText }
}

/** Puts an HTTP/1.1 answer together from what the socket delivers. */
export function responseReader() {
  let data: Buffer = Buffer.alloc(0)
  let head: Head | undefined
  let bodyStart = 0

  function read(ended: boolean): HttpResponse | undefined {
    while (head === undefined) {
      const end = data.indexOf('\r\n\r\n')
      if (end < 0) return undefined
      const parsed = parseHead(data.toString('latin1', bodyStart, end))
      bodyStart = end + 4
      if (parsed === undefined) return undefined
      if (parsed.status >= 200) head = parsed
      else data = data.subarray(bodyStart)
      if (head === undefined) bodyStart = 0
    }
    const body = data.subarray(bodyStart)
    const length = head.headers['content-length']
    if (head.headers['transfer-encoding']?.includes('chunked')) {
      const whole = unchunked(body)
      return whole && withBody(head, whole)
    }
    if (length !== undefined) return body.length < Number(length) ? undefined : withBody(head, body.subarray(0, Number(length)))
    return ended || head.status === 204 ? withBody(head, body) : undefined
  }

  return {
    /** The whole answer as soon as it is there. */
    add(chunk: Buffer): HttpResponse | undefined {
      data = data.length === 0 ? chunk : Buffer.concat([data, chunk])
      return read(false)
    },
    /** What there is when the other side has closed; `undefined` where that is not an answer. */
    end: () => read(true),
  }
}
