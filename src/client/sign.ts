import { hmacSha256, sha256 } from './sha256.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Signable {
  readonly host: string
  readonly path: string
  readonly query: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const hash = (text: string) => sha256(Buffer.from(text)).toString('hex')

/**
 * Signature version 4: the headers to add to a POST.
 * @see AWS General Reference, "Create a signed AWS API request"
 */
export function signatureHeaders(
  request: Signable,
  credentials: Credentials,
  region: string,
  service: string,
  now: Date,
): Record<string, string> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`
  const added: Record<string, string> = { 'x-amz-date': time }
  if (credentials.sessionToken !== undefined) added['x-amz-security-token'] = credentials.sessionToken
  const headers: Record<string, string> = { ...request.headers, ...added, host: request.host }
  const names = Object.keys(headers).sort()
  const canonical = [
    'POST',
    request.path,
    request.query,
    ...names.map((name) => `${name}:${headers[name]?.trim().replace(/\s+/g, ' ')}`),
    '',
    names.join(';'),
    hash(request.body),
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n')
  const key = scope.split('/').reduce(hmacSha256, Buffer.from(`AWS4${credentials.secretAccessKey}`))
  const signature = hmacSha256(key, text).toString('hex')
  const credential = `${credentials.accessKeyId}/${scope}`
  added.authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return added
}
