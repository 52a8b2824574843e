import { corsHeaders } from './cors.ts'

/** One answer of the AWS JSON 1.1 protocol, ready to be written. */
export interface Answer {
  readonly status: number
  /** Names and values in turn: what node's server writes without looking at it again. */
  readonly headers: readonly string[]
  readonly body: string
}

const always: readonly string[] = [...Object.entries(corsHeaders).flat(), 'content-type', 'application/x-amz-json-1.1']

export function successAnswer(requestId: string, members: unknown): Answer {
  return answer(200, requestId, [], JSON.stringify(members))
}

/** @param more headers, names and values in turn */
export function errorAnswer(requestId: string, name: string, message: string, status = 400, more: readonly string[] = []): Answer {
  const headers = ['x-amzn-errortype', name, 'x-amzn-errormessage', headerText(message), ...more]
  return answer(status, requestId, headers, JSON.stringify({ __type: name, message }))
}

function answer(status: number, requestId: string, more: readonly string[], body: string): Answer {
  const headers = [...always, 'content-length', String(Buffer.byteLength(body)), 'x-amzn-requestid', requestId, ...more]
  return { status, headers, body }
}

/** A header holds one line of printable ASCII. */
const headerText = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 1000)
