import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import t from 'tap'
import { checks } from '../../src/cli/token/checks.ts'
import { isEncrypted, type Jwt, parseJwt } from '../../src/cli/token/jwt.ts'
import { duration, fromNow, instant } from '../../src/cli/token/time-in-words.ts'
import { srpTimestamp, startSrp } from '../../src/client/srp.ts'
import { padded, privateValue, proof, serverPublic, sharedKey, verifier } from '../../src/domain/srp.ts'
import { cogmock } from '../support/run.ts'

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const issuer = 'http://localhost:4566/us-east-1_shop'
const now = 1_800_000_000

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }

function token(claims: object, header: object = { kid: 'one', alg: 'RS256' }): string {
  const signed = `${encoded(header)}.${encoded(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}

const access = { iss: issuer, client_id: 'web', token_use: 'access', exp: now + 60 }

async function failing(text: string, more: { clientId?: string; tokenUse?: 'id' | 'access' } = {}): Promise<string[]> {
  const expected = { jwks, jwksUrl: `${issuer}/jwks`, issuer, clientId: more.clientId ?? 'web', tokenUse: more.tokenUse, now }
  return (await checks(text, parseJwt(text) as Jwt, expected)).flatMap(({ name, ok, reason }) => (ok ? [] : [`${name}: ${reason}`]))
}

t.test('a token is checked in every respect, each with its reason', async (t) => {
  const rows: readonly (readonly [string, string, readonly RegExp[], object?])[] = [
    ['a good access token', token(access), []],
    ['a good ID token', token({ ...access, client_id: undefined, aud: 'web', token_use: 'id' }), []],
    ['expired a minute ago', token({ ...access, exp: now - 60 }), [/^expiry: Expired 1 minute ago, at 2027-01-15/]],
    ['without an expiry', token({ ...access, exp: undefined }), [/^expiry: It has no expiry/]],
    ['not valid yet', token({ ...access, nbf: now + 1 }), [/^expiry: Not valid before/]],
    ['of another pool', token({ ...access, iss: 'http://x/us-east-1_y' }), [/^issuer: It says http:\/\/x\/us-east-1_y, but the pool is/]],
    ['for another client', token({ ...access, client_id: 'app' }), [/^audience: client_id is app, not web/]],
    ['for another use', token(access), [/^token use: An access token where an id token is wanted/], { tokenUse: 'id' }],
    ['of no use', token({ ...access, token_use: 'refresh' }), [/^audience/, /^token use: token_use is refresh/]],
    ['with another key', token(access, { kid: 'two', alg: 'RS256' }), [/^signature: The pool has no key two, only one/]],
    [
      'changed',
      `${token(access).split('.')[0]}.${encoded({ ...access, sub: 'eve' })}.${token(access).split('.')[2]}`,
      [/^signature: Not made with key one/],
    ],
    ['not signed', `${encoded({ alg: 'none' })}.${encoded(access)}.`, [/^signature/]],
  ]
  for (const [name, text, expected, more] of rows) {
    const found = await failing(text, more)
    t.equal(found.length, expected.length, `${name}: ${found.join('; ')}`)
    for (const [index, reason] of expected.entries()) t.match(found[index], reason)
  }
})

t.test('the public key as an HMAC secret is not taken for a signature', async (t) => {
  const signed = `${encoded({ kid: 'one', alg: 'HS256' })}.${encoded(access)}`
  const forged = `${signed}.${createHmac('sha256', publicKey.export({ type: 'spki', format: 'pem' }))
    .update(signed)
    .digest('base64url')}`
  t.match(await failing(forged), [/^signature/])
})

t.test('what is not a token is refused with the reason', async (t) => {
  t.throws(() => parseJwt('abc'), /there is no dot/)
  t.throws(() => parseJwt('a.b'), /this has 2 parts/)
  t.throws(() => parseJwt('%.b.c'), /its header is not base64url/)
  t.throws(() => parseJwt(`${encoded({})}.${Buffer.from('[]').toString('base64url')}.c`), /its payload is not/)
  t.ok(isEncrypted(parseJwt(`${encoded({ alg: 'RSA-OAEP' })}.a.b.c.d`)))
  t.match(parseJwt(`Bearer ${token(access)}\n`), { claims: access })
})

t.test('decode explains, and says when', async (t) => {
  const { stdout } = await cogmock(process.env, ['token', 'decode', token({ ...access, 'custom:plan': 'gold', exp: 1000, colour: 'red' })])
  t.match(stdout, 'custom:plan  gold\n      An attribute of your own')
  t.match(stdout, 'Not one of Cognito: added by a pre token generation trigger?')
  t.match(stdout, /exp {2}1000: 1970-01-01 00:16:40 UTC, \d+ days \d+ hours ago/)
  t.match(stdout, /^Expired \d+ days/m)
  const json = await cogmock(process.env, ['token', 'decode', '-', '--json'], token({ ...access, exp: 1000 }))
  t.match(JSON.parse(json.stdout), {
    header: { kid: 'one' },
    claims: { client_id: 'web' },
    expiresAt: '1970-01-01T00:16:40.000Z',
    expired: true,
  })
})

t.test('times in words', async (t) => {
  const rows: readonly (readonly [number, string])[] = [
    [0, '0 seconds'],
    [1, '1 second'],
    [61, '1 minute 1 second'],
    [3600, '1 hour'],
    [3601, '1 hour'],
    [90_000, '1 day 1 hour'],
    [86_400 * 30, '30 days'],
    [-5, '5 seconds'],
  ]
  for (const [seconds, words] of rows) t.equal(duration(seconds), words)
  t.equal(instant(0), '1970-01-01 00:00:00 UTC')
  t.equal(instant(1e20), '100000000000000000000, which is not a time')
  t.equal(fromNow(100, 40), 'in 1 minute')
  t.equal(fromNow(40, 100), '1 minute ago')
})

t.test("the client's half of SRP proves the password to the server's half", async (t) => {
  // Chosen so that values with and without a high first bit, and short ones, come up.
  for (let round = 0; round < 8; round++) {
    const exchange = startSrp((length) => Buffer.alloc(length, round * 31 + 1))
    const salt = padded(BigInt(round * 7919 + 128))
    const identity = 'shopada'
    const v = verifier(privateValue(salt, identity, 'Pässword1!'))
    const b = Buffer.alloc(32, 250 - round).toString('hex')
    const B = serverPublic(v, b)
    const block = Buffer.from(`secret ${round}`).toString('base64')
    const challenge = { SRP_B: B, SALT: salt, SECRET_BLOCK: block, USER_ID_FOR_SRP: 'ada' }
    const answer = exchange.answer(challenge, 'us-east-1_shop', 'Pässword1!', 0)
    const key = sharedKey({ A: exchange.SRP_A, b, B, v })
    t.equal(answer.PASSWORD_CLAIM_SIGNATURE, proof(key, identity, block, answer.TIMESTAMP ?? ''))
    const wrong = exchange.answer(challenge, 'us-east-1_shop', 'Password1!', 0)
    t.not(wrong.PASSWORD_CLAIM_SIGNATURE, answer.PASSWORD_CLAIM_SIGNATURE)
  }
  t.throws(() => startSrp().answer({ SRP_B: '0', SALT: '1', SECRET_BLOCK: '', USER_ID_FOR_SRP: '' }, 'a_b', '', 0), /no server may send/)
})

t.test('the time of a proof is written as Cognito reads it', async (t) => {
  t.equal(srpTimestamp(Date.UTC(2026, 10, 7, 9, 5, 2)), 'Sat Nov 7 09:05:02 UTC 2026')
  t.equal(srpTimestamp(Date.UTC(2026, 10, 21, 19, 5, 2)), 'Sat Nov 21 19:05:02 UTC 2026')
})
