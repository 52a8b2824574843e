import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import t from 'tap'
import { describeOperation } from '../../../src/cli/service/help/describe-operation.ts'
import { operationText } from '../../../src/cli/service/help/help.ts'
import type { CommandModel } from '../../../src/model/operation-file.ts'
import { type CannedAnswer, RecordingServer } from '../../differential/recording-server.ts'
import { dist } from '../../support/place.ts'

const home = mkdtempSync(join(tmpdir(), 'cogmock-service-'))
const server = await RecordingServer.start()
t.teardown(() => {
  server.stop()
  rmSync(home, { recursive: true, force: true })
})

interface Given {
  readonly answers?: readonly CannedAnswer[]
  readonly env?: Readonly<Record<string, string>>
  readonly endpoint?: readonly string[]
}
interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number | null
}

function runProgram(command: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(command, words, {
      cwd: home,
      env: { PATH: process.env.PATH ?? '', HOME: home, COGMOCK_HOME: home, TZ: 'UTC', ...env },
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    child.on('close', (exit) => done({ stdout, stderr, exit }))
  })
}

async function cogmock(words: readonly string[], { answers = [], env = {}, endpoint = ['--endpoint-url', server.url] }: Given = {}) {
  server.expect(answers)
  const ran = await runProgram(process.execPath, [join(dist, 'cli.cjs'), ...words, ...endpoint], env)
  return { ...ran, requests: server.requests }
}

const idp = (...words: string[]) => ['cognito-idp', ...words]
const createUser = idp('admin-create-user', '--user-pool-id', 'p_1', '--username', 'bob', '--user-attributes')
const createPool = idp('create-user-pool', '--pool-name', 'acme')
const client = idp('create-user-pool-client', '--user-pool-id', 'p_1', '--client-name', 'web')

t.test('a command line becomes a request', async (test) => {
  writeFileSync(join(home, 'attributes.json'), '[{"Name": "email"}]\n')
  writeFileSync(join(home, 'text'), 'from a file\n')
  const rows: readonly (readonly [string, string[], unknown])[] = [
    ['shorthand', [...createUser, 'Name=a,Value=b', 'Name=c'], { UserAttributes: [{ Name: 'a', Value: 'b' }, { Name: 'c' }] }],
    ['blanks at the end', [...createUser, 'Name=a,Value=b \u0085\u2003'], { UserAttributes: [{ Name: 'a', Value: 'b' }] }],
    ['an escaped comma', [...createUser, 'Name=a,Value=x\\, y'], { UserAttributes: [{ Name: 'a', Value: 'x, y' }] }],
    ['a quoted value', [...createUser, `Name=a,Value='x, "y"'`], { UserAttributes: [{ Name: 'a', Value: 'x, "y"' }] }],
    ['a value from a file', [...createUser, 'Name=a,Value@=file://text'], { UserAttributes: [{ Name: 'a', Value: 'from a file\n' }] }],
    ['JSON in a file', [...createUser, 'file://attributes.json'], { UserAttributes: [{ Name: 'email' }] }],
    [
      'nested shorthand',
      [...createPool, '--policies', 'PasswordPolicy={MinimumLength=9,RequireSymbols=true}'],
      { Policies: { PasswordPolicy: { MinimumLength: 9, RequireSymbols: true } } },
    ],
    ['a map', [...createPool, '--user-pool-tags', 'b=1,a=2'], { UserPoolTags: { b: '1', a: '2' } }],
    [
      'tags as most services have them',
      [...createPool, '--tags', 'Key=_custom_id_,Value=myid123', '--user-pool-tags', 'a=1'],
      { UserPoolTags: { a: '1', _custom_id_: 'myid123' } },
    ],
    [
      'the same for an identity pool',
      ['cognito-identity', 'create-identity-pool', '--identity-pool-name', 'a', '--no-allow-unauthenticated-identities'].concat(
        '--tags=Key=_custom_id_,Value=us-east-1:abc',
      ),
      { IdentityPoolTags: { _custom_id_: 'us-east-1:abc' } },
    ],
    [
      'a single value for a list',
      [...createPool, '--user-attribute-update-settings', 'AttributesRequireVerificationBeforeUpdate=email'],
      { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } },
    ],
    ['a list of words', [...client, '--callback-urls', 'http://a', 'http://b,c'], { CallbackURLs: ['http://a', 'http://b,c'] }],
    ['a list in JSON', [...client, '--callback-urls', '["http://a"]'], { CallbackURLs: ['http://a'] }],
    ['yes', [...client, '--generate-secret'], { GenerateSecret: true }],
    ['no', [...client, '--no-generate-secret'], { GenerateSecret: false }],
    ['an abbreviated option', [...client, '--refresh-token-v=7'], { RefreshTokenValidity: 7 }],
    ['an empty list', [...client, '--read-attributes'], { ReadAttributes: [] }],
    [
      'a document',
      [...idp('update-managed-login-branding', '--settings', '{"a": [1, {"b": null}]}')],
      { Settings: { a: [1, { b: null }] } },
    ],
    [
      'bytes as text',
      [...idp('set-ui-customization', '--user-pool-id', 'p_1', '--image-file', 'x', '--cli-binary-format', 'raw-in-base64-out')],
      { ImageFile: 'eA==' },
    ],
    [
      'an input document',
      [...idp('list-users', '--cli-input-json', '{"UserPoolId": "a", "Filter": "f"}', '--user-pool-id', 'b')],
      { UserPoolId: 'b', Filter: 'f' },
    ],
    ['a YAML document', [...idp('list-users', '--cli-input-yaml', 'UserPoolId: a\nLimit: 5\n')], { UserPoolId: 'a', Limit: 5 }],
  ]
  for (const [title, words, members] of rows) {
    const { requests, stderr } = await cogmock(words)
    test.match(requests[0]?.body, members as object, title)
    test.equal(stderr, '', title)
  }
})

t.test('words that are no UTF-8 go on as they are', async (test) => {
  // Only Linux tells a process the bytes of its words.
  if (process.platform !== 'linux') return
  server.expect([])
  const command = `exec ${process.execPath} ${join(dist, 'cli.cjs')} cognito-idp admin-get-user --endpoint-url ${server.url}`
  const { exit } = await runProgram('sh', ['-c', `${command} --user-pool-id p_1 --username "$(printf 'gr\\366ß')"`], {})
  test.same([exit, server.requests[0]?.body], [0, { UserPoolId: 'p_1', Username: 'gr\udcf6ß' }])
  const refused = await runProgram('sh', ['-c', `${command} --query "$(printf '\\366')"`], {})
  test.match(refused, { exit: 252, stderr: 'Unknown token \\udcf6:' })
})

t.test('what is wrong is said in the words of the AWS CLI, with its exit status', async (test) => {
  const describe = idp('describe-user-pool', '--user-pool-id', 'p_1')
  const rows: readonly (readonly [string[], number, string | RegExp])[] = [
    [idp(), 252, 'the following arguments are required: operation'],
    [idp('list-user'), 252, /maybe you meant:[\s\S]*\* list-users/],
    [idp('admin-initiate-auth'), 252, 'the following arguments are required: --user-pool-id, --client-id, --auth-flow'],
    [[...describe, '--foo'], 252, 'Unknown options: --foo'],
    [[...describe, '-x', ''], 252, 'Unknown options: -x'],
    [[...describe, '-x', 'b', ''], 252, 'Unknown options: -x, , b'],
    [[...createPool, '--tags', 'Key=team,Value=core'], 252, 'Unknown options: --tags, Key=team,Value=core'],
    [[...describe, '--outputs', 'text'], 252, 'Did you mean: --output?'],
    [
      [...describe, '--cli', 'x'],
      252,
      'ambiguous option: --cli could match --cli-read-timeout, --cli-connect-timeout, --cli-binary-format',
    ],
    [[...describe, '--output', 'xml'], 252, 'argument --output: Invalid choice, valid choices are:'],
    [idp('describe-user-pool', '--user-pool-id', '-x'), 252, 'argument --user-pool-id: expected one argument'],
    [idp('describe-user-pool', '--user-pool-id', ''), 252, 'Invalid length for parameter UserPoolId, value: 0, valid min length: 1'],
    [[...createUser, 'Name=a,Name=b'], 252, 'Second instance of key "Name" encountered for input:\nName=a,Name=b\n       ^'],
    [[...createUser, 'Name'], 252, "Expected: '=', received: 'EOF' for input:\nName\n    ^"],
    [[...createUser, '[{'], 252, 'Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 3 (char 2)'],
    [
      [...createUser, 'Name=a,Value=b,c'],
      252,
      "Invalid type for parameter UserAttributes[0].Value, value: ['b', 'c'], type: <class 'list'>, valid types: <class 'str'>",
    ],
    [
      idp('list-users', '--user-pool-id', 'file://none'),
      252,
      "Unable to load paramfile file://none: [Errno 2] No such file or directory: 'none'",
    ],
    [idp('list-users', '--user-pool-id', 'p', '--limit', 'x'), 255, "invalid literal for int() with base 10: 'x'"],
    [idp('set-ui-customization', '--user-pool-id', 'p', '--image-file', 'A'), 255, 'Invalid base64: "A"'],
    [[...describe, '--query', 'a['], 252, 'Bad value for --query a[:'],
    [[...describe, '--profile', 'nobody'], 255, 'The config profile (nobody) could not be found'],
    [[...describe, '--region', 'no region'], 255, "Provided region_name 'no region' doesn't match a supported format."],
  ]
  for (const [words, exit, message] of rows) {
    const ran = await cogmock(words)
    const title = words.slice(1).join(' ')
    test.equal(ran.exit, exit, title)
    test.match(ran.stderr, message, title)
    test.same([ran.stdout, ran.requests], ['', []], `${title}: nothing printed, nothing asked`)
  }
  const refused = await cogmock(describe, { answers: [{ status: 400, body: { __type: 'a#NoException', message: 'm' } }] })
  test.same([refused.exit, refused.stderr], [254, '\nAn error occurred (NoException) when calling the DescribeUserPool operation: m\n'])
  const again = await cogmock(describe, { answers: [{ status: 500, body: {} }, { body: { UserPool: { Id: 'x' } } }] })
  test.same([again.exit, again.requests.length], [0, 2], 'what may pass is tried again')
})

t.test('pages are fetched until there is enough', async (test) => {
  const page = (users: number[], token?: string) => ({
    body: { Users: users.map((n) => ({ Username: `u${n}` })), ...(token && { PaginationToken: token }) },
  })
  const answers = [page([1, 2], 't1'), page([3, 4], 't2'), page([5])]
  const list = idp('list-users', '--user-pool-id', 'p', '--query', '[Users[].Username, NextToken]')
  const token = Buffer.from('{"PaginationToken": "t1", "boto_truncate_amount": 1}').toString('base64')
  const rows: readonly (readonly [string[], unknown, number])[] = [
    [[], [['u1', 'u2', 'u3', 'u4', 'u5'], null], 3],
    [['--max-items', '3'], [['u1', 'u2', 'u3'], token], 2],
    [['--no-paginate'], [['u1', 'u2'], null], 1],
    [['--starting-token', token, '--max-items', '1'], [['u2'], Buffer.from('{"PaginationToken": "t1"}').toString('base64')], 1],
  ]
  for (const [words, shown, count] of rows) {
    const { stdout, requests } = await cogmock([...list, ...words], { answers })
    test.same([JSON.parse(stdout), requests.length], [shown, count], words.join(' '))
  }
  const twice = await cogmock(list, { answers: [page([1], '/\\'), page([2], '/\\')] })
  const told = "Error during pagination: The same next token was received twice: {'PaginationToken': '/\\\\'}"
  test.same([twice.exit, twice.stderr.trim()], [255, told], 'a token that comes again ends it')
})

t.test('endpoint, region and credentials come from where they are configured', async (test) => {
  const describe = idp('describe-user-pool', '--user-pool-id', 'p_1')
  writeFileSync(
    join(home, 'config'),
    `[profile dev]\nregion = eu-west-3\nservices = local\n[services local]\ncognito_identity_provider =\n  endpoint_url = ${server.url}\n`,
  )
  writeFileSync(join(home, 'credentials'), '[dev]\naws_access_key_id = K\naws_secret_access_key = S\n')
  const files = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') }
  const rows: readonly (readonly [string, string[], Readonly<Record<string, string>>, string])[] = [
    [
      'a variable of the service',
      [],
      { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: server.url, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
      'cogmock us-east-1/cognito-idp/aws4_request',
    ],
    [
      'a variable of all',
      ['--region', 'eu-west-1'],
      { AWS_ENDPOINT_URL: server.url, AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' },
      'A eu-west-1/cognito-idp/aws4_request',
    ],
    ['a services section', [], { ...files, AWS_PROFILE: 'dev' }, 'K eu-west-3/cognito-idp/aws4_request'],
    ['no signature', ['--no-sign-request'], { AWS_ENDPOINT_URL: server.url }, ''],
  ]
  for (const [title, words, env, scope] of rows) {
    const { requests, stderr } = await cogmock([...describe, ...words], { env, endpoint: [] })
    test.same([requests[0]?.scope, stderr], [scope, ''], title)
  }
  const nobody = await cogmock(describe, { env: { AWS_MAX_ATTEMPTS: '1', COGMOCK_NAME: 'nobody' }, endpoint: [] })
  test.match(nobody, { exit: 255, stderr: /Could not connect to the endpoint URL: "http:\/\/127.0.0.1:4566\/"\n.*cogmock start/ })
})

t.test('commands of our own run no program for keys that an emulator here does not ask for', async (test) => {
  const config = join(home, 'process-config')
  writeFileSync(config, '[default]\nregion = eu-west-1\ncredential_process = false\n')
  const env = { AWS_CONFIG_FILE: config, AWS_ENDPOINT_URL: server.url }
  const answers = [{ body: { UserPools: [] } }]
  test.match(await cogmock(idp('list-user-pools', '--max-results', '5'), { env, endpoint: [] }), { exit: 255, stderr: /custom-process/ })
  const own = await cogmock(['users', 'export', '--pool', 'p_1'], { env, answers, endpoint: [] })
  test.equal(own.requests[0]?.scope, 'cogmock eu-west-1/cognito-idp/aws4_request')
})

/** The built service commands, in this process: all of them in processes of their own would take half a minute. */
const { runService } = createRequire(import.meta.url)(
  join(dist, 'chunk-service.cjs'),
) as typeof import('../../../src/cli/service/run-service.ts')

async function inThisProcess(words: readonly string[]) {
  server.expect([])
  const said: (string | Uint8Array)[] = []
  const output = { write: (text: string | Uint8Array) => void said.push(text), isTty: false, columns: undefined }
  const io = {
    out: { ...output, write: () => {} },
    err: output,
    in: { isTty: false, readAll: () => '' },
    env: { HOME: home, COGMOCK_HOME: home },
  }
  const exit = await runService([...words, '--endpoint-url', server.url], io)
  return { exit, said: said.join(''), requests: server.requests.length }
}

t.test('help is there for those whose configuration is broken', async (test) => {
  const config = join(home, 'broken-config')
  writeFileSync(config, '[default\n')
  const given = { env: { AWS_CONFIG_FILE: config }, endpoint: [] }
  for (const words of [['help'], ['--help'], ['list-users', 'help'], ['list-users', '--help']]) {
    test.match(await cogmock(idp(...words), given), { exit: 0, stderr: '' }, words.join(' '))
  }
  for (const words of [['nope'], ['admin-get-user', '--user-pool-id', 'p', '--username', 'help']]) {
    test.match(await cogmock(idp(...words), given), { exit: 255, stderr: `\nUnable to parse config file: ${config}\n` }, words.join(' '))
  }
})

t.test('help says what an operation takes, and its example works', async (test) => {
  const shown = await cogmock(idp('list-users', 'help'), { endpoint: [] })
  test.match(shown, { exit: 0, stdout: /--user-pool-id <string>[\s\S]*--max-items[\s\S]*1 to 55 characters[\s\S]*OUTPUT[\s\S]*Users/ })
  test.equal((await cogmock(idp('list-users', '--help'), { endpoint: [] })).stdout, shown.stdout)
  test.match((await cogmock(['cognito-identity', 'help'], { endpoint: [] })).stdout, /get-credentials-for-identity/)
  for (const service of ['cognito-idp', 'cognito-identity']) {
    const index: Record<string, string> = JSON.parse(readFileSync(join(dist, 'model', service, 'index.json'), 'utf8'))
    for (const command of Object.keys(index)) {
      const model: CommandModel = JSON.parse(readFileSync(join(dist, 'model', service, `${command}.json`), 'utf8'))
      const help = describeOperation(model, command)
      const text = operationText(help)
      test.notMatch(text, /undefined|\[object/, command)
      test.same(await inThisProcess(help.example.slice(1)), { exit: 0, said: '', requests: 1 }, help.example.join(' '))
    }
  }
})

const harness = resolve('..', 'shared', 'awscli', 'run.py')
if (existsSync(harness)) {
  t.test('the recorded command lines of the AWS CLI match', { timeout: 300_000 }, async (test) => {
    const candidate = `${process.execPath} ${join(dist, 'cli.cjs')}`
    const { stdout, exit } = await runProgram('python3', [harness], { CANDIDATE: candidate })
    test.equal(exit, 0, stdout)
    test.match(stdout, /awscli: (\d+) of \1 cases match/)
  })
} else {
  t.comment(`skipped: the recorded command lines of the AWS CLI are not at ${harness}`)
}
