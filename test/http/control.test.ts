/** The endpoints that AWS does not have, discovery, and what the log and the mailer make of messages. */
import type { AddressInfo } from 'node:net'
import {
  AdminCreateUserCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { SMTPServer } from 'smtp-server'
import t from 'tap'
import { announceMessages } from '../../src/operations/messages/announce-messages.ts'
import { smtpMailer } from '../../src/ports/live/smtp-mailer.ts'
import { silentLog } from '../../src/ports/log.ts'
import { type Emulator, startEmulator } from '../support/emulator.ts'

const getJson = async (url: string) => (await fetch(url)).json() as Promise<Record<string, unknown>>

async function poolAndClient({ client }: Emulator) {
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'p', AutoVerifiedAttributes: ['email'] }))
  const { UserPoolClient } = await client.send(new CreateUserPoolClientCommand({ UserPoolId: UserPool?.Id, ClientName: 'c' }))
  return { UserPoolId: UserPool?.Id ?? '', ClientId: UserPoolClient?.ClientId ?? '' }
}

const signUp = ({ client }: Emulator, ClientId: string, Username: string) =>
  client.send(
    new SignUpCommand({ ClientId, Username, Password: 'Passw0rd!', UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }] }),
  )

/** The next lines of a stream that does not end. */
async function lineReader(url: string) {
  const stop = new AbortController()
  const response = await fetch(url, { signal: stop.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  const next = async (): Promise<Record<string, unknown>> => {
    for (;;) {
      const end = rest.indexOf('\n')
      const line = rest.slice(0, Math.max(end, 0))
      rest = rest.slice(end + 1)
      if (line !== '') return JSON.parse(line)
      if (end === -1) rest += (await reader?.read())?.value ?? ''
    }
  }
  return { response, next, stop: () => stop.abort() }
}

t.test('health says who answers and what it has', async (t) => {
  const emulator = await startEmulator(t)
  await poolAndClient(emulator)
  t.match(await getJson(`${emulator.url}/_cogmock/health`), {
    status: 'ok',
    pid: process.pid,
    nonce: 'nonce',
    region: 'us-east-1',
    issuer: emulator.url,
    state: null,
    seq: Number,
    counts: { userPools: 1, users: 0 },
  })
})

t.test('codes are listed, oldest first, and found by pool, client, user, kind, medium and time', async (t) => {
  const emulator = await startEmulator(t)
  const { UserPoolId, ClientId } = await poolAndClient(emulator)
  await signUp(emulator, ClientId, 'anna')
  emulator.clock.pass(60)
  await signUp(emulator, ClientId, 'berta')
  const list = async (query = '') => (await (await fetch(`${emulator.url}/_cogmock/codes${query}`)).json()) as Record<string, unknown>[]
  const [first] = await list()
  t.match(first, {
    pool: UserPoolId,
    client: ClientId,
    user: 'anna',
    kind: 'SignUp',
    medium: 'EMAIL',
    destination: 'anna@example.com',
    code: /^\d{6}$/,
    link: null,
  })
  t.equal(Number(first?.expires) - Number(first?.created), 86_400)
  const users = async (query: string) => (await list(query)).map(({ user }) => user)
  const rows: [string, string[]][] = [
    ['', ['anna', 'berta']],
    ['?user=anna', ['anna']],
    ['?user=berta@example.com', ['berta']],
    [`?pool=${UserPoolId}&client=${ClientId}`, ['anna', 'berta']],
    ['?pool=us-east-1_000000000', []],
    ['?kind=signup&medium=email', ['anna', 'berta']],
    ['?kind=CustomMessage_SignUp', ['anna', 'berta']],
    ['?kind=ForgotPassword', []],
    ['?medium=SMS', []],
    [`?since=${first?.created}`, ['berta']],
    [`?since=${first?.id}`, ['berta']],
  ]
  for (const [query, expected] of rows) t.same(await users(query), expected, query)
})

t.test('codes can be followed as they are issued', async (t) => {
  const emulator = await startEmulator(t)
  const { ClientId } = await poolAndClient(emulator)
  await signUp(emulator, ClientId, 'anna')
  const all = await lineReader(`${emulator.url}/_cogmock/codes?follow=1&since=0`)
  const berta = await lineReader(`${emulator.url}/_cogmock/codes?follow=1&user=berta`)
  t.equal(all.response.headers.get('content-type'), 'application/x-ndjson')
  t.match(await all.next(), { user: 'anna' })
  await signUp(emulator, ClientId, 'clara')
  await signUp(emulator, ClientId, 'berta')
  t.match(await all.next(), { user: 'clara' })
  t.match(await all.next(), { user: 'berta' })
  t.match(await berta.next(), { user: 'berta', code: emulator.code('berta') })
  all.stop()
  berta.stop()
})

t.test('events show every change with its request, and no secrets', async (t) => {
  const emulator = await startEmulator(t)
  const events = await lineReader(`${emulator.url}/_cogmock/events`)
  const { ClientId, UserPoolId } = await poolAndClient(emulator)
  const pool = await events.next()
  t.match(pool, { seq: 1, at: Number, cause: /^[0-9a-f-]{36}$/, change: { kind: 'userPool', key: UserPoolId, record: { Name: 'p' } } })
  await signUp(emulator, ClientId, 'anna')
  await getJson(`${emulator.url}/${UserPoolId}/.well-known/jwks.json`)
  const seen: string[] = []
  let kind = ''
  while (kind !== 'poolKeys') {
    const event = await events.next()
    kind = (event.change as { kind: string }).kind
    seen.push(JSON.stringify(event))
  }
  const text = seen.join('\n')
  t.match(text, /"kind":"user","key":"[^"]+anna"/)
  t.match(text, /"password":"<redacted>"/)
  t.match(text, /"privateKey":"<redacted>"/)
  t.notMatch(text, /BEGIN PRIVATE KEY|"salt"/)
  events.stop()
})

t.test('reset removes everything', async (t) => {
  const emulator = await startEmulator(t)
  await poolAndClient(emulator)
  const reset = await fetch(`${emulator.url}/_cogmock/reset`, { method: 'POST', headers: { authorization: 'Bearer token' } })
  t.match(await reset.json(), { removed: 2 })
  t.match(await getJson(`${emulator.url}/_cogmock/health`), { counts: { userPools: 0, users: 0 } })
})

t.test('discovery has the members that AWS gives it, and leads to keys', async (t) => {
  const emulator = await startEmulator(t)
  const { UserPoolId } = await poolAndClient(emulator)
  const { url } = emulator
  const document = await getJson(`${url}/${UserPoolId}/.well-known/openid-configuration`)
  t.same(document, {
    authorization_endpoint: `${url}/oauth2/authorize`,
    code_challenge_methods_supported: ['S256'],
    end_session_endpoint: `${url}/logout`,
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: `${url}/${UserPoolId}`,
    jwks_uri: `${url}/${UserPoolId}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `${url}/oauth2/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${url}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `${url}/oauth2/userInfo`,
  })
  t.same(await getJson(`${url}/${UserPoolId}/well-known/openid-configuration`), document, 'without the dot too')

  const keys = (await getJson(String(document.jwks_uri))).keys as Record<string, string>[]
  t.equal(keys.length, 2)
  t.not(keys[0]?.kid, keys[1]?.kid)
  for (const key of keys) t.match(key, { alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig', kid: /=$/, n: /^[\w-]{342}$/ })
  t.same((await getJson(`${url}/${UserPoolId}/well-known/jwks.json`)).keys, keys, 'the same keys every time')
  const missing = await fetch(`${url}/us-east-1_000000000/.well-known/jwks.json`)
  t.equal(missing.status, 404)
  t.match(await missing.json(), { message: 'User pool us-east-1_000000000 does not exist.' })
  t.equal(missing.headers.get('access-control-allow-origin'), '*')

  const identityKeys = (await getJson(`${url}/.well-known/jwks_uri`)).keys as Record<string, string>[]
  t.match(identityKeys, [{ alg: 'RS512', kty: 'RSA', use: 'sig' }])
  t.same((await getJson(`${url}/.well-known/jwks_uri`)).keys, identityKeys)
})

t.test('the log says every code, at the end of its line', async (t) => {
  const emulator = await startEmulator(t)
  const lines: string[] = []
  announceMessages(emulator, { ...silentLog, info: (line) => void lines.push(line) })
  const { UserPoolId, ClientId } = await poolAndClient(emulator)
  await signUp(emulator, ClientId, 'anna')
  t.same(lines, ['E-mail to anna@example.com (CustomMessage_SignUp)', `Confirmation code for Cognito user anna: ${emulator.code('anna')}`])
  const attributes = [{ Name: 'email', Value: 'berta@example.com' }]
  const invite = { UserPoolId, Username: 'berta', UserAttributes: attributes, DesiredDeliveryMediums: ['EMAIL' as const] }
  await emulator.client.send(new AdminCreateUserCommand(invite))
  t.equal(lines.at(-1), `Temporary password for Cognito user berta: ${emulator.code('berta')}`)
})

t.test('messages are sent by SMTP, and a mail server that fails is only said in the log', async (t) => {
  const emulator = await startEmulator(t)
  const received: { from: string; to: string; text: string }[] = []
  let failures = 1
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, callback) => {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        failures -= 1
        if (failures >= 0) return callback(new Error('try again'))
        const { mailFrom, rcptTo } = session.envelope
        received.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo[0]?.address ?? '', text })
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const warnings: string[] = []
  const log = { ...silentLog, warn: (line: string) => void warnings.push(line) }
  const { port } = server.server.address() as AddressInfo
  announceMessages(emulator, silentLog, smtpMailer(`smtp://127.0.0.1:${port}`, log))
  const { ClientId } = await poolAndClient(emulator)
  await signUp(emulator, ClientId, 'anna')
  while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  t.match(received, [{ from: 'no-reply@verificationemail.com', to: 'anna@example.com', text: new RegExp(emulator.code('anna')) }])
  t.match(received[0]?.text, /^Subject: Your verification code/m)

  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, log)
  mailer.send({ from: 'a@example.com', to: 'c@example.com', subject: 's', body: 'Click <a href="http://localhost/x?a=1">here</a><br>now' })
  while (received.length === 1) await new Promise((resolve) => setTimeout(resolve, 50))
  t.match(received[1]?.text, /^Click here \(http:\/\/localhost\/x\?a=1\)\r?\nnow/m, 'a mail as text says where its link leads')

  const unreachable = smtpMailer('smtp://127.0.0.1:1', log)
  unreachable.send({ from: 'a@example.com', to: 'b@example.com', subject: 's', body: 'b' })
  await signUp(emulator, ClientId, 'berta')
  t.equal(emulator.messages('berta').length, 1, 'the request does not wait for it')
})
