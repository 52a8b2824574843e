/** One answer of the AWS JSON 1.1 protocol, ready to be written. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function successAnswer(requestId: string, members: unknown): Answer {
  return answer(200, requestId, {}, JSON.stringify(members))
}

export function errorAnswer(requestId: string, name: string, message: string, status = 400): Answer {
  const headers = { 'x-amzn-errortype': name, 'x-amzn-errormessage': headerText(message) }
  return answer(status, requestId, headers, JSON.stringify({ __type: name, message }))
}

function answer(status: number, requestId: string, headers: Readonly<Record<string, string>>, body: string): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'content-length': String(Buffer.byteLength(body)),
      'x-amzn-requestid': requestId,
      ...headers,
    },
    body,
  }
}

/** A header holds one line of printable ASCII. */
const headerText = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 1000)
