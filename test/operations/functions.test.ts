/** Functions in processes of their own: what they may do, and what they may not do to the emulator. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { functionEnvironment } from '../../src/daemon/function-environment.ts'
import { liveLambda } from '../../src/ports/live/lambda.ts'
import { silentLog } from '../../src/ports/log.ts'
import { dist } from '../support/place.ts'
import { claims, password, type Scene, type SceneOptions, startScene } from '../support/scene.ts'

process.env.COGMOCK_DIST = dist
process.env.AWS_PROFILE = 'production'

const arn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}:live`
const token = { authorization: 'Bearer token', 'content-type': 'application/json' }

interface Place extends Scene {
  readonly folder: string
  readonly warnings: readonly string[]
  write(file: string, text: string): string
  add(name: string, file: string, more?: object): Promise<Response>
  invoke(name: string, event?: unknown): Promise<{ outcome: string; payload?: string; error?: string; id: string }>
}

/** A scene whose functions are files; they lie where the SDK and esbuild of this repository are found. */
async function startPlace(
  t: Parameters<typeof startScene>[0],
  triggers: readonly string[] = [],
  options: SceneOptions = {},
): Promise<Place> {
  const folder = mkdtempSync(join(dist, 'functions-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const warnings: string[] = []
  let url = ''
  const functions = liveLambda({
    endpoint: undefined,
    log: { ...silentLog, warn: (message) => void warnings.push(message) },
    functionLog: join(folder, 'functions.log'),
    environment: () => functionEnvironment({ localUrl: url, region: 'us-east-1' }),
  })
  const LambdaConfig = Object.fromEntries(triggers.map((name) => [name, arn(name)]))
  const scene = await startScene(t, { ...options, functions, pool: { LambdaConfig, ...options.pool } })
  url = scene.url
  t.teardown(() => {
    for (const { FunctionName } of scene.store.functions.list('')) functions.retire(FunctionName)
  })
  const write = (file: string, text: string) => {
    writeFileSync(join(folder, file), text)
    return join(folder, file)
  }
  const add = (name: string, file: string, more: object = {}) =>
    fetch(`${url}/_cogmock/functions/${name}`, { method: 'PUT', headers: token, body: JSON.stringify({ kind: 'file', file, ...more }) })
  const invoke = async (name: string, event: unknown = {}) => {
    const answer = await fetch(`${url}/_cogmock/functions/${name}/invocations`, {
      method: 'POST',
      headers: token,
      body: JSON.stringify(event),
    })
    return (await answer.json()) as Awaited<ReturnType<Place['invoke']>>
  }
  return { ...scene, folder, warnings, write, add, invoke }
}

t.test('a function is what its file exports, however it is written', async (t) => {
  const { write, add, invoke } = await startPlace(t)
  const rows: readonly (readonly [string, string, object, string])[] = [
    ['esm.mjs', 'export const handler = async (event) => ({ ...event, a: 1 })', {}, '{"in":1,"a":1}'],
    ['callback.cjs', 'exports.handler = (event, context, callback) => { setTimeout(callback, 5, null, { b: event.in }) }', {}, '{"b":1}'],
    ['done.cjs', 'exports.handler = (event, context) => context.succeed({ name: context.functionName })', {}, '{"name":"done"}'],
    ['other.cjs', 'exports.inner = { main: async () => 3 }', { handler: 'other.inner.main' }, '3'],
    ['default.mjs', 'export default async () => "whole"', {}, '"whole"'],
    ['silent.cjs', 'exports.handler = () => {}', {}, 'null'],
    [
      'typed.ts',
      'enum Kind { A = 5 }\nimport { two } from "./two"\nexport const handler = async (event: { in: number }): Promise<number> => event.in + Kind.A + two',
      {},
      '8',
    ],
    [
      'python.py',
      'def lambda_handler(event, context):\n    print("seen")\n    return {"left": context.get_remaining_time_in_millis() > 4000, "in": event["in"]}',
      {},
      '{"left": true, "in": 1}',
    ],
    [
      'named.py',
      'def main(event, context):\n    return context.invoked_function_arn',
      { handler: 'named.main' },
      '"arn:aws:lambda:us-east-1:000000000000:function:named"',
    ],
    [
      'context.mjs',
      'export const handler = async (e, c) => [c.functionVersion, c.invokedFunctionArn, c.awsRequestId.length, c.getRemainingTimeInMillis() > 4000, process.env.AWS_REGION, process.env.COLOUR, process.env.AWS_PROFILE ?? "no profile"]',
      { envFile: write('.env', 'COLOUR=blue\n') },
      '["$LATEST","arn:aws:lambda:us-east-1:000000000000:function:context",36,true,"us-east-1","blue","no profile"]',
    ],
  ]
  write('two.ts', 'export const two: number = 2')
  for (const [file, text, more, expected] of rows) {
    const name = file.split('.')[0] ?? ''
    t.equal((await add(name, write(file, text), more)).status, 200)
    t.match(await invoke(name, { in: 1 }), { outcome: 'answer', payload: expected }, file)
  }
})

t.test('a changed file, or one that it imports, is loaded anew; an unchanged one stays warm', async (t) => {
  const { write, add, invoke } = await startPlace(t)
  const payload = async (name: string) => (await invoke(name)).payload
  write('lib.mjs', 'export const word = "one"')
  await add('f', write('f.mjs', 'import { word } from "./lib.mjs"\nlet calls = 0\nexport const handler = async () => word + ++calls'))
  t.equal(await payload('f'), '"one1"')
  t.equal(await payload('f'), '"one2"')
  write('lib.mjs', 'export const word = "three"')
  t.equal(await payload('f'), '"three1"')
  write('.env', 'WORD=blue')
  await add('e', write('e.mjs', 'export const handler = async () => process.env.WORD'), { envFile: write('.env', 'WORD=blue') })
  t.equal(await payload('e'), '"blue"')
  write('.env', 'WORD=green')
  t.equal(await payload('e'), '"green"')
  await add('f', write('g.mjs', 'export const handler = async () => "other file"'))
  t.equal(await payload('f'), '"other file"')
  await add(
    'p',
    write(
      'p.py',
      'import helper\ncalls = 0\ndef handler(event, context):\n    global calls\n    calls += 1\n    return helper.word + str(calls)',
    ),
  )
  t.equal((await invoke('p')).outcome, 'functionError', 'it imports what is not there')
  write('helper.py', 'word = "one"')
  t.equal(await payload('p'), '"one1"')
  t.equal(await payload('p'), '"one2"')
  write('helper.py', 'word = "three"')
  t.equal(await payload('p'), '"three1"')
})

t.test('whatever a function does to itself, the emulator goes on', { timeout: 100_000 }, async (t) => {
  const { write, add, invoke, url, warnings } = await startPlace(t)
  const hang = 'while (true) {}'
  const rows: readonly (readonly [string, string, object])[] = [
    ['throws', 'throw new TypeError("no way")', { outcome: 'functionError', error: 'no way' }],
    [
      'exits',
      'process.exit(3)',
      { outcome: 'functionError', error: /^RequestId: \S{36} Error: Runtime exited with error: exit status 3$/ },
    ],
    ['leaves', 'process.exit(0)', { outcome: 'functionError', error: /Runtime exited without providing a reason/ }],
    [
      'later',
      'setTimeout(() => { throw new Error("too late") }); await new Promise(() => {})',
      { outcome: 'functionError', error: 'too late' },
    ],
    ['rejects', 'Promise.reject(new Error("unseen")); await new Promise(setImmediate)', { outcome: 'functionError', error: 'unseen' }],
    ['cyclic', 'const a = {}; a.a = a; return a', { outcome: 'functionError', error: /circular structure/ }],
    ['code', 'return () => 1', { outcome: 'answer', payload: 'null' }],
    ['flood', 'for (let n = 0; n < 100000; n += 1) console.log("x".repeat(100)); return 1', { outcome: 'answer', payload: '1' }],
    ['oneLine', 'process.stdout.write("y".repeat(5e6)); return 1', { outcome: 'answer', payload: '1' }],
    ['large', 'return "z".repeat(7e6)', { outcome: 'functionError', error: /exceeded maximum allowed payload size/ }],
    ['full', 'return "\\"".repeat(3e6)', { outcome: 'answer' }],
    ['garbage', 'require("node:fs").writeSync(3, "not ours\\n"); return 1', { outcome: 'answer', payload: '1' }],
    ['child', 'require("node:child_process").spawn("sleep", ["600"], { stdio: "inherit" }); process.exit(1)', { outcome: 'functionError' }],
  ]
  for (const [name, body, expected] of rows) {
    await add(name, write(`${name}.cjs`, `exports.handler = async () => { ${body} }`))
    t.match(await invoke(name), expected, name)
    t.match(await invoke(name), expected, `${name} again`)
  }
  await add('syntax', write('syntax.mjs', 'export const handler = async () => {'))
  t.match(await invoke('syntax'), { outcome: 'functionError', error: /Unexpected/ })
  await add('nothing', write('nothing.mjs', 'export const other = 1'))
  t.match(await invoke('nothing'), { outcome: 'functionError', error: 'nothing.handler is undefined or not exported' })
  await add('gone', join(dist, 'no-such-file.mjs'))
  t.match(await invoke('gone'), { outcome: 'functionError', error: /Cannot find module/ })
  await add('pyExit', write('pyExit.py', 'import sys\ndef handler(event, context):\n    sys.exit(4)'))
  t.match(await invoke('pyExit'), { outcome: 'functionError', error: /exit status 4/ })
  await add('pySet', write('pySet.py', 'def handler(event, context):\n    return {1}'))
  t.match(await invoke('pySet'), { outcome: 'functionError', error: /set is not JSON serializable/ })
  await add(
    'hangs',
    write('hangs.cjs', `exports.handler = () => { require("node:fs").appendFileSync(__filename + ".calls", "x"); ${hang} }`),
  )
  const began = Date.now()
  const hanging = invoke('hangs')
  t.equal((await fetch(`${url}/_cogmock/health`)).status, 200, 'others are answered meanwhile')
  t.match(await hanging, { outcome: 'unreachable', error: /^Socket timeout while invoking Lambda function/ })
  t.ok(Date.now() - began > 14_000 && Date.now() - began < 25_000, 'three attempts of five seconds')
  t.match(warnings.at(-1), /^Function hangs: it did not answer within 5 seconds/)
})

t.test('triggers are found by name in any ARN, and fail in AWS’s words', async (t) => {
  const { api, clientId, write, add } = await startPlace(t, ['PreSignUp', 'PostConfirmation'])
  const join = () => api.signUp({ ClientId: clientId, Username: 'jane', Password: password })
  await t.rejects(join(), { name: 'UnexpectedLambdaException', message: 'PreSignUp invocation failed due to error AccessDeniedException.' })
  await add('PreSignUp', write('f.mjs', 'export const handler = async () => { throw new Error("not you") }'))
  await t.rejects(join(), { name: 'UserLambdaValidationException', message: 'PreSignUp failed with error not you.' })
  await add('PreSignUp', write('g.mjs', 'export const handler = async () => "nonsense"'))
  await t.rejects(join(), { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' })
  await add('PreSignUp', write('h.mjs', 'export const handler = async (e) => ({ ...e, response: { autoConfirmUser: true } })'))
  await t.rejects(join(), { message: 'PostConfirmation invocation failed due to error AccessDeniedException.' })
  t.match(await api.adminGetUser({ UserPoolId: (await api.listUserPools({ MaxResults: 1 })).UserPools?.[0]?.Id, Username: 'jane' }), {
    UserStatus: 'CONFIRMED',
  })
})

const client = `
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
const api = new CognitoIdentityProvider({})
`

t.test('functions call back with the SDK as it comes, and no update is lost', { timeout: 60_000 }, async (t) => {
  const place = await startPlace(t, ['PreSignUp', 'PostAuthentication', 'PreTokenGeneration'])
  const { api, poolId, clientId, write, add } = place
  await add(
    'PreSignUp',
    write(
      'pre.mjs',
      `${client}
export const handler = async (event) => {
  const { userPoolId: UserPoolId, userName, triggerSource } = event
  if (triggerSource === 'PreSignUp_SignUp') {
    await api.adminCreateUser({ UserPoolId, Username: userName + '-twin', MessageAction: 'SUPPRESS' })
    const { Users } = await api.listUsers({ UserPoolId })
    console.log(Users.map(({ Username }) => Username).join())
  }
  return { ...event, response: { ...event.response, autoConfirmUser: triggerSource === 'PreSignUp_SignUp' } }
}`,
    ),
  )
  const counting = (name: string) => `${client}
export const handler = async (event) => {
  const { userPoolId: UserPoolId, userName: Username } = event
  await api.adminUpdateUserAttributes({ UserPoolId, Username, UserAttributes: [{ Name: '${name}', Value: 'by ${name}' }] })
  return event
}`
  await add('PostAuthentication', write('post.mjs', counting('nickname')))
  await add('PreTokenGeneration', write('token.mjs', counting('profile')))
  await api.signUp({ ClientId: clientId, Username: 'jane', Password: password })
  t.match(await api.adminGetUser({ UserPoolId: poolId, Username: 'jane-twin' }), { UserStatus: 'FORCE_CHANGE_PASSWORD' })
  // Sign-ins of one user at once, each with two updates by functions, while others come from outside.
  const outside = ['given_name', 'family_name', 'middle_name'].map((Name) =>
    api.adminUpdateUserAttributes({ UserPoolId: poolId, Username: 'jane', UserAttributes: [{ Name, Value: Name }] }),
  )
  const [first, second] = await Promise.all([place.signIn('jane'), place.signIn('jane'), ...outside] as const)
  t.ok(claims(second?.AccessToken).sub)
  t.equal(claims(first.IdToken).nickname, 'by nickname', 'what PostAuthentication set is in the tokens')
  const { UserAttributes = [] } = await api.adminGetUser({ UserPoolId: poolId, Username: 'jane' })
  t.match(Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value])), {
    nickname: 'by nickname',
    profile: 'by profile',
    given_name: 'given_name',
    family_name: 'family_name',
    middle_name: 'middle_name',
  })
})

t.test('calls are records: listed, replayed, without passwords, a thousand at most', async (t) => {
  const { api, clientId, write, add, store, url } = await startPlace(t, ['UserMigration'], {
    appClient: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
  })
  await add('UserMigration', write('f.mjs', 'export const handler = async (event) => event'))
  await t.rejects(
    api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ghost', PASSWORD: 'Secret99!' } }),
    { name: 'UserNotFoundException' },
  )
  const [call] = (await (await fetch(`${url}/_cogmock/invocations?function=UserMigration`, { headers: token })).json()) as { id: string }[]
  t.match(call, {
    FunctionName: 'UserMigration',
    triggerSource: 'UserMigration_Authentication',
    outcome: 'answer',
    event: { userName: 'ghost', request: { password: '<redacted>' } },
    answer: { userAttributes: null },
  })
  t.notMatch(JSON.stringify(store.invocations.list('')), 'Secret99!')
  const replay = await fetch(`${url}/_cogmock/invocations/${call?.id}/replay`, { method: 'POST', headers: token })
  t.match(JSON.parse(((await replay.json()) as { payload: string }).payload), { userName: 'ghost' })
  const unknown = await fetch(`${url}/_cogmock/invocations/none/replay`, { method: 'POST', headers: token })
  t.equal(unknown.status, 404)
  const record = store.invocations.list('')[0]
  if (record === undefined) throw new Error('No call was kept')
  for (let n = 0; n < 1005; n += 1) store.invocations.put({ ...record, id: String(n) })
  await t.rejects(
    api.initiateAuth({ ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ghost', PASSWORD: 'x' } }),
  )
  t.equal(store.invocations.count(''), 1000)
})

t.test('only who knows the token may add code', async (t) => {
  const { url, store, add, write } = await startPlace(t)
  const body = JSON.stringify({ kind: 'file', file: write('f.mjs', '') })
  const attempts: RequestInit[] = [
    { headers: {} },
    { headers: { authorization: 'Bearer wrong' } },
    { headers: { ...token, origin: 'https://evil.example' } },
    { headers: { ...token, 'sec-fetch-site': 'cross-site' } },
  ]
  for (const attempt of attempts) t.equal((await fetch(`${url}/_cogmock/functions/f`, { method: 'PUT', body, ...attempt })).status, 403)
  const rebound = await fetch(`${url}/_cogmock/functions`, { headers: {} })
  t.equal(rebound.status, 403)
  t.equal((await fetch(`${url}/_cogmock/functions/f`, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })).ok, false)
  t.equal(store.functions.size, 0)
  for (const [name, more] of [
    ['no.dots', {}],
    ['f', { kind: 'url', url: 'file:///etc/passwd' }],
    ['f', { kind: 'else' }],
  ] as const) {
    t.equal((await add(name, '/f.mjs', more)).status, 400)
  }
})
