/** `cogmock users`: a pool's users as a CSV file, and back. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { run } from '../support/run.ts'
import { sessionPlace } from '../support/session.ts'

const { env, folder } = sessionPlace(t)
const cogmock = (...words: readonly string[]) => run(env, 'cogmock', words)
const newPool = async (name: string) =>
  (await cogmock('cognito-idp', 'create-user-pool', '--pool-name', name, '--query', 'UserPool.Id', '--output', 'text')).stdout.trim()

t.test('users go out of one pool and into another; lines that do not are told', async (t) => {
  await cogmock('start', '--state', ':memory:')
  const [from, to] = [await newPool('from'), await newPool('to')]
  const create = ['cognito-idp', 'admin-create-user', '--user-pool-id', from, '--message-action', 'SUPPRESS', '--username']
  await cogmock(
    ...create,
    'ada',
    '--user-attributes',
    '[{"Name":"email","Value":"ada@example.com"},{"Name":"email_verified","Value":"true"},{"Name":"name","Value":"Lovelace, \\"Ada\\""}]',
  )
  await cogmock(...create, 'bob')

  const file = join(folder, 'people.csv')
  t.match(await cogmock('users', 'export', file, '--pool', from), { status: 0, stdout: '', stderr: '' })
  t.equal(statSync(file).mode & 0o777, 0o600)
  t.equal((await cogmock('users', 'export', '--pool', from)).stdout, readFileSync(file, 'utf8'))

  const first = await cogmock('users', 'import', file, '--pool', to)
  t.match(first, {
    status: 1,
    stdout: '1 imported, 0 skipped, 1 failed\n',
    stderr: /^\[FAILED\] Line Number 3 - The User Record does not set any of the auto verified attributes to true/,
  })
  const ada = await cogmock('cognito-idp', 'admin-get-user', '--user-pool-id', to, '--username', 'ada')
  t.match(JSON.parse(ada.stdout), { UserStatus: 'RESET_REQUIRED' })
  t.match(ada.stdout, /Lovelace, \\"Ada\\"/)

  const again = await cogmock('users', 'import', file, '--pool', to, '--json')
  t.match(JSON.parse(again.stdout), { Status: 'Failed', SkippedUsers: 1, FailedUsers: 1 })
  writeFileSync(file, 'email\nx\n')
  t.match(await cogmock('users', 'import', file, '--pool', to), {
    status: 1,
    stdout: '0 imported, 0 skipped, 0 failed: The CSV header lacks cognito:username, cognito:mfa_enabled.\n',
  })
  const [head, line] = (await cogmock('users', 'export', '--pool', to)).stdout.split('\n')
  t.match(await run(env, 'cogmock', ['users', 'import', '-', '--pool', from], `${head}\n${line?.replace(/ada$/, 'new')}\n`), {
    status: 0,
    stdout: '1 imported, 0 skipped, 0 failed\n',
    stderr: '',
  })
})

t.test('wrong input', async (t) => {
  t.match(await cogmock('users', 'import', 'nope.csv', '--pool', 'us-east-1_a'), { status: 252, stderr: /nope\.csv cannot be read/ })
  t.match(await cogmock('users', 'import', 'nope.csv'), { status: 252, stderr: /--pool/ })
  t.match(await cogmock('users', 'export', '--pool', 'us-east-1_nope'), { status: 254, stderr: /User pool us-east-1_nope does not exist/ })
  t.match(await cogmock('users', 'export', '/nope/x.csv', '--pool', await newPool('x')), { status: 255, stderr: /cannot be written/ })
})

t.test('who has a second factor goes out with it', async (t) => {
  const pool = await newPool('factors')
  const sms = ['--sms-mfa-configuration', 'SmsConfiguration={SnsCallerArn=arn:aws:iam::000000000000:role/sms}']
  await cogmock('cognito-idp', 'set-user-pool-mfa-config', '--user-pool-id', pool, ...sms, '--mfa-configuration', 'OPTIONAL')
  for (const [index, name] of ['ada', 'bob'].entries()) {
    const attributes = [`Name=phone_number,Value=+1555010${index}`, 'Name=phone_number_verified,Value=true']
    const create = ['admin-create-user', '--user-pool-id', pool, '--username', name, '--message-action', 'SUPPRESS', '--user-attributes']
    await cogmock('cognito-idp', ...create, ...attributes)
  }
  const prefer = ['--username', 'ada', '--sms-mfa-settings', 'Enabled=true']
  t.match(await cogmock('cognito-idp', 'admin-set-user-mfa-preference', '--user-pool-id', pool, ...prefer), { status: 0, stderr: '' })
  const { stdout } = await cogmock('users', 'export', '--pool', pool)
  t.match(stdout, /,TRUE,ada$/m)
  t.match(stdout, /,FALSE,bob$/m)
})
