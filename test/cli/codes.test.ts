import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { program, run } from '../support/run.ts'
import { sessionPlace } from '../support/session.ts'

const { env } = sessionPlace(t)
const cogmock = (...words: readonly string[]) => run(env, 'cogmock', words)
let pool = ''
let client = ''

t.before(async () => {
  await cogmock('start', '--state', ':memory:')
  const text = ['--output', 'text']
  const created = await cogmock(
    'cognito-idp',
    'create-user-pool',
    '--pool-name',
    'shop',
    '--auto-verified-attributes',
    'email',
    '--query',
    'UserPool.Id',
    ...text,
  )
  pool = created.stdout.trim()
  const app = ['--user-pool-id', pool, '--client-name', 'web', '--query', 'UserPoolClient.ClientId', ...text]
  client = (await cogmock('cognito-idp', 'create-user-pool-client', ...app)).stdout.trim()
})

const signUp = (username: string) => {
  const attributes = ['--user-attributes', `Name=email,Value=${username}@example.com`]
  return cogmock('cognito-idp', 'sign-up', '--client-id', client, '--username', username, '--password', 'Password1!', ...attributes)
}

t.test('get waits for a code that comes', async (t) => {
  const waiting = cogmock('codes', 'get', '--user', 'ada', '--wait', '20s')
  await signUp('ada')
  const { status, stdout } = await waiting
  t.equal(status, 0)
  t.match(stdout, /^\d{6}\n$/)
  t.equal((await cogmock('codes', 'get', '--user', 'ada')).stdout, stdout, 'and it is still there')
  t.equal((await cogmock('codes', 'get', '--user', 'ada@example.com')).stdout, stdout, 'the address finds it too')
})

t.test('get --new does not take one that is there', async (t) => {
  const old = (await cogmock('codes', 'get', '--user', 'ada')).stdout
  t.match(await cogmock('codes', 'get', '--user', 'ada', '--new', '--wait', '300ms'), {
    status: 1,
    stdout: '',
    stderr: /There is no code for ada/,
  })
  const waiting = cogmock('codes', 'get', '--user', 'ada', '--new', '--wait', '20s')
  // It has to be listening before the next code comes.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await cogmock('cognito-idp', 'resend-confirmation-code', '--client-id', client, '--username', 'ada')
  const { status, stdout } = await waiting
  t.equal(status, 0)
  t.match(stdout, /^\d{6}\n$/)
  t.equal((await cogmock('codes', 'get', '--user', 'ada')).stdout, stdout)
  t.type(old, 'string')
})

t.test('get says that there is none', async (t) => {
  t.match(await cogmock('codes', 'get', '--user', 'nobody'), {
    status: 1,
    stdout: '',
    stderr: 'cogmock: There is no code for nobody.\nWait for one with --wait 30s.\n',
  })
})

t.test('list is one document per line in a pipe, one array with --json', async (t) => {
  const { stdout } = await cogmock('codes', 'list')
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.match(lines[0], { pool, client, user: 'ada', kind: 'SignUp', medium: 'EMAIL', destination: 'ada@example.com', link: null })
  t.same(JSON.parse((await cogmock('codes', 'list', '--json')).stdout), lines)
  t.same(JSON.parse((await cogmock('codes', 'list', '--json', '--user', 'nobody')).stdout), [])
})

t.test('tail prints each code in the moment it is issued, and ends with the emulator', async (t) => {
  const child = spawn(process.execPath, [program, 'codes', 'tail', '--pool', pool], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => child.kill())
  let seen = ''
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString()
  })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  t.equal(seen, '', 'nothing of what was there before')
  await signUp('bob')
  while (!seen.endsWith('\n')) await once(child.stdout, 'data')
  t.match(JSON.parse(seen), { user: 'bob', pool })
  const [ended] = await Promise.all([once(child, 'exit'), cogmock('stop')])
  t.same(ended, [0, null])
})
