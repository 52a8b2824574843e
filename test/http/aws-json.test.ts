/** The AWS JSON 1.1 protocol, as SDKs and browsers speak it. */
import { request } from 'node:http'
import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { startEmulator } from '../support/emulator.ts'

const prefix = 'AWSCognitoIdentityProviderService'

interface Reply {
  readonly status: number
  readonly headers: Record<string, string>
  readonly json: Record<string, unknown>
}

/** A request with exactly these headers: `fetch` would not send a Host of our own. */
function send(url: string, headers: Record<string, string>, body = '', method = 'POST'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      const text = Buffer.concat(chunks).toString()
      const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text }
      resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, json })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

t.test('an answer has the request id, the content type and the headers that pages may read', async (t) => {
  const { url, client } = await startEmulator(t)
  const { status, headers, json } = await send(url, { 'x-amz-target': `${prefix}.ListUserPools` }, '{"MaxResults":1}')
  t.equal(status, 200)
  t.same(json, { UserPools: [] })
  t.match(headers, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': /^[0-9a-f-]{36}$/,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': /x-amzn-RequestId,x-amzn-ErrorType/,
  })
  const answer = await client.send(new ListUserPoolsCommand({ MaxResults: 1 }))
  t.match(answer.$metadata.requestId, /^[0-9a-f-]{36}$/)
})

t.test('what is wrong with a request before an operation sees it', async (t) => {
  const { url } = await startEmulator(t)
  const target = `${prefix}.ListUserPools`
  const rows: [string, Record<string, string>, string, number, string, RegExp][] = [
    ['no target', {}, '{}', 400, 'UnknownOperationException', /no X-Amz-Target header/],
    ['another service', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, '{}', 400, 'UnknownOperationException', /DynamoDB_20120810/],
    ['no such operation', { 'x-amz-target': `${prefix}.Nope` }, '{}', 400, 'UnknownOperationException', /Nope/],
    ['an inherited name', { 'x-amz-target': `${prefix}.constructor` }, '{}', 400, 'UnknownOperationException', /constructor/],
    [
      'identity pools',
      { 'x-amz-target': 'AWSCognitoIdentityService.Nope' },
      '{}',
      400,
      'UnknownOperationException',
      /cognito-identity has no operation Nope/,
    ],
    ['broken JSON', { 'x-amz-target': target }, '{"MaxResults":', 400, 'SerializationException', /not valid JSON/],
    ['not an object', { 'x-amz-target': target }, '[1]', 400, 'SerializationException', /not a JSON object/],
    ['null', { 'x-amz-target': target }, 'null', 400, 'SerializationException', /not a JSON object/],
    ['no body', { 'x-amz-target': target }, '', 400, 'InvalidParameterException', /maxResults/],
    [
      'too large',
      { 'x-amz-target': target },
      ' '.repeat(4 * 1024 * 1024 + 1),
      413,
      'RequestEntityTooLargeException',
      /larger than the 4 MiB/,
    ],
  ]
  for (const [title, headers, body, status, type, message] of rows) {
    const reply = await send(url, headers, body)
    t.match(reply, { status, headers: { 'x-amzn-errortype': type }, json: { __type: type, message } }, title)
  }
})

t.test('the body is read as AWS JSON whatever its content type says', async (t) => {
  const { url } = await startEmulator(t)
  for (const type of ['application/x-amz-json-1.1', 'application/json', 'text/plain']) {
    const { status } = await send(url, { 'x-amz-target': `${prefix}.ListUserPools`, 'content-type': type }, '{"MaxResults":1}')
    t.equal(status, 200, type)
  }
})

t.test('a preflight allows any header that is asked for, from any origin', async (t) => {
  const { url } = await startEmulator(t)
  const asked = { origin: 'https://app.example.com', 'access-control-request-headers': 'x-amz-target,x-one-more' }
  const { status, headers } = await send(url, asked, '', 'OPTIONS')
  t.equal(status, 204)
  t.match(headers, { 'access-control-allow-headers': 'x-amz-target,x-one-more', 'access-control-allow-origin': '*' })
})

t.test('a region comes from the signature, else the pool id, else the daemon', async (t) => {
  const { url } = await startEmulator(t, { region: 'eu-central-1' })
  const scope = 'AWS4-HMAC-SHA256 Credential=AKID/20261121/ap-south-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0'
  const create = { 'x-amz-target': `${prefix}.CreateUserPool` }
  const poolOf = ({ json }: Reply) => (json.UserPool as { Id: string }).Id
  t.match(poolOf(await send(url, create, '{"PoolName":"p"}')), /^eu-central-1_/)
  t.match(poolOf(await send(url, { ...create, authorization: scope }, '{"PoolName":"p"}')), /^ap-south-1_/)
})

t.test('a name that was bound to this machine from elsewhere is refused, and no other name', async (t) => {
  const { url } = await startEmulator(t, { allowedHosts: ['auth.example.com'] })
  const target = { 'x-amz-target': `${prefix}.ListUserPools` }
  const ours = [
    'localhost',
    'LOCALHOST.',
    'app.localhost',
    '127.0.0.1',
    '[::1]',
    '192.168.1.7',
    'cogmock',
    'host.docker.internal',
    'auth.example.com',
  ]
  for (const host of ours) t.equal((await send(url, { ...target, host: `${host}:4566` }, '{"MaxResults":1}')).status, 200, host)
  for (const host of ['rebound.example.com', 'localhost.example.com', '127.0.0.1.example.com']) {
    const { status, json } = await send(url, { ...target, host }, '{"MaxResults":1}')
    t.equal(status, 403, host)
    t.match(json.text, /--allow-host/)
  }
})

t.test('the control endpoints are not for pages of other origins', async (t) => {
  const { url } = await startEmulator(t)
  const host = url.replace('http://', '')
  const rows: [Record<string, string>, number][] = [
    [{}, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ 'sec-fetch-site': 'same-origin', origin: url }, 200],
    [{ origin: `http://${host}` }, 200],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example.com' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
    [{ origin: 'null' }, 403],
    [{ host: 'rebound.example.com' }, 403],
  ]
  for (const path of ['/_cogmock/health', '/_cogmock/codes']) {
    for (const [headers, status] of rows) {
      t.equal((await send(url + path, headers, '', 'GET')).status, status, `${path} ${JSON.stringify(headers)}`)
    }
  }
  for (const path of ['/_cogmock/shutdown', '/_cogmock/reset']) {
    t.equal((await send(url + path, {})).status, 403, `${path} without the token`)
    t.equal((await send(url + path, { authorization: 'Bearer token', origin: 'https://evil.example.com' })).status, 403)
  }
  t.equal((await send(`${url}/_cogmock/reset`, { authorization: 'Bearer token' })).status, 200)
  t.equal((await send(`${url}/nothing/here`, {}, '', 'GET')).status, 404)
})
