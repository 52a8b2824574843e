/** The real ports: chance that a seed repeats, keys that any library takes, functions at an endpoint. */
import { createPublicKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { liveKeys } from '../src/ports/live/keys.ts'
import { liveLambda } from '../src/ports/live/lambda.ts'
import { liveRandom } from '../src/ports/live/random.ts'
import { randomRsaKey } from '../src/ports/live/rsa-key.ts'
import { seededRandom } from '../src/ports/live/seeded-random.ts'
import { seededRsaKey } from '../src/ports/live/seeded-rsa-key.ts'
import { silentLog } from '../src/ports/log.ts'

t.test('a seed gives the same numbers again, and other numbers after a restart', async (t) => {
  const draw = (seed: number, stream: string) => {
    const random = seededRandom(seed, stream)
    return [random.uuid(), random.integer(1_000_000), Buffer.from(random.bytes(40)).toString('hex')]
  }
  t.same(draw(7, '0'), draw(7, '0'))
  t.notSame(draw(7, '0'), draw(8, '0'))
  t.notSame(draw(7, '0'), draw(7, '12'))
  t.match(draw(7, '0')[0], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

t.test('whole numbers fill their range evenly', async (t) => {
  for (const random of [liveRandom, seededRandom(1, 'even')]) {
    const counts = [0, 0, 0]
    for (let n = 0; n < 3000; n += 1) {
      const drawn = random.integer(3)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    t.ok(
      counts.every((count) => count > 850 && count < 1150),
      String(counts),
    )
  }
})

t.test('keys are RSA-2048, with a key id as AWS has it, and what they sign can be verified', async (t) => {
  const rows = [
    ['RS256', liveKeys(randomRsaKey, liveRandom)],
    ['RS512', liveKeys(seededRsaKey(seededRandom(1, 'keys')), seededRandom(1, 'ids'))],
  ] as const
  for (const [alg, keys] of rows) {
    const key = await keys.create(alg)
    t.match(key.kid, /^[A-Za-z0-9+/]{43}=$/)
    t.equal(Buffer.from(key.n, 'base64url').length, 256)
    t.ok(createPublicKey({ key: { kty: 'RSA', n: key.n, e: key.e }, format: 'jwk' }))
    const signature = await keys.sign(key, 'data')
    t.equal(keys.verify(key, 'data', signature), true)
    t.equal(keys.verify(key, 'date', signature), false)
  }
})

t.test('a seed gives the same keys, those made in advance too', async (t) => {
  const make = () => liveKeys(seededRsaKey(seededRandom(3, 'keys')), seededRandom(3, 'ids'))
  const [first, second] = [make(), make()]
  second.fillReserve()
  await new Promise((resolve) => setTimeout(resolve, 350))
  t.same([await second.create('RS256'), await second.create('RS256')], [await first.create('RS256'), await first.create('RS256')])
})

type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }

/** A Lambda service that gives these answers in turn. */
async function functions(t: { teardown(callback: () => unknown): void }, replies: Reply[]): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      asked.push(`${request.url} ${body}`)
      const { status = 200, headers = {}, body: text } = replies.shift() ?? { body: '' }
      response.writeHead(status, headers).end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}
const call = (event: string) => ({
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f1:live',
  functionName: 'f1',
  requestId: 'id',
  event,
  code: undefined,
})
const options = { log: silentLog, functionLog: '/nowhere/functions.log', environment: () => ({}) }

t.test('a Lambda function answers, throws, or is not there', async (t) => {
  const { url, asked } = await functions(t, [
    { body: '{"response":{}}' },
    { headers: { 'x-amz-function-error': 'Unhandled' }, body: '{"errorMessage":"no way"}' },
    ...Array.from({ length: 3 }, () => ({ status: 404, body: 'no such function' })),
    { status: 500, body: 'later' },
    { body: '{}' },
    { status: 500, body: '{"errorMessage":"thrown"}' },
  ])
  const lambda = liveLambda({ ...options, endpoint: url })
  t.same(await lambda.run(call('{"a":1}')), { kind: 'answer', payload: '{"response":{}}' })
  t.equal(asked[0], '/2015-03-31/functions/f1/invocations {"a":1}')
  t.same(await lambda.run(call('{}')), { kind: 'functionError', errorMessage: 'no way' })
  t.match(await lambda.run(call('{}')), { kind: 'unreachable', error: 'AccessDeniedException', reason: /answered 404: no such function/ })
  t.equal(asked.length, 5, 'three attempts')
  t.same(await lambda.run(call('{}')), { kind: 'answer', payload: '{}' }, 'the second attempt is good')
  t.same(await lambda.run(call('{}')), { kind: 'functionError', errorMessage: 'thrown' }, 'what is thrown is not tried again')
})

t.test('a function of our own is found before the endpoint, at its URL', async (t) => {
  const { url, asked } = await functions(t, [{ body: '{"response":{"own":true}}' }])
  const lambda = liveLambda({ ...options, endpoint: 'http://127.0.0.1:9' })
  t.match(await lambda.run({ ...call('{}'), code: { kind: 'url', url: `${url}/own` } }), { kind: 'answer', payload: /own/ })
  t.equal(asked[0], '/own {}')
})

t.test('a Lambda function without an endpoint, and without anyone there; the log says how to add it', async (t) => {
  const warnings: string[] = []
  const log = { ...silentLog, warn: (message: string) => void warnings.push(message) }
  t.match(await liveLambda({ ...options, log, endpoint: undefined }).run(call('{}')), {
    kind: 'unreachable',
    error: 'AccessDeniedException',
  })
  t.same(warnings, ['Function f1: there is none. Add it with `cogmock lambda add f1 FILE`, or start cogmock with --lambda-endpoint URL.'])
  t.match(await liveLambda({ ...options, endpoint: 'http://127.0.0.1:9' }).run(call('{}')), { kind: 'unreachable' })
  const unloggable = liveLambda({ ...options, functionLog: '/dev/null/functions.log', endpoint: undefined })
  t.match(await unloggable.run({ ...call('{}'), code: { kind: 'file', file: '/f.mjs' } }), {
    kind: 'unreachable',
    reason: /cannot be run here/,
  })
})
