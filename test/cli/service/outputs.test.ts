import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { RecordingServer } from '../../differential/recording-server.ts'
import { cogmock, program, type Result, run } from '../../support/run.ts'

const home = mkdtempSync(join(tmpdir(), 'cogmock-outputs-'))
const server = await RecordingServer.start()
t.teardown(() => {
  server.stop()
  rmSync(home, { recursive: true, force: true })
})
const env = { PATH: process.env.PATH ?? '', HOME: home, COGMOCK_HOME: home, TZ: 'UTC', TERM: 'dumb' }
const listUsers = ['cognito-idp', 'list-users', '--user-pool-id', 'p_1', '--endpoint-url', server.url]
const page = (name: string, token?: string) => ({ body: { Users: [{ Username: name }], ...(token && { PaginationToken: token }) } })

/** Runs it with an output (1) or an error output (2) whose reader has gone. */
function withoutReader(descriptor: 1 | 2, words: readonly string[]): Promise<{ readonly status: number | null; readonly other: string }> {
  return new Promise((resolve) => {
    // It begins only when its reader has gone.
    const child = spawn('sh', ['-c', 'read go; exec "$@"', 'sh', process.execPath, program, ...words], { env })
    const [gone, kept] = descriptor === 1 ? [child.stdout, child.stderr] : [child.stderr, child.stdout]
    let other = ''
    kept.on('data', (chunk: Buffer) => {
      other += chunk.toString()
    })
    child.on('close', (status) => resolve({ status, other }))
    gone.destroy()
    child.stdin.end('go\n')
  })
}

t.test('who closes the output early, as `head` does, hears no complaint', async (t) => {
  for (const format of ['json', 'text', 'table', 'yaml', 'yaml-stream']) {
    server.expect([page('u1')])
    t.same(await withoutReader(1, [...listUsers, '--output', format]), { status: 0, other: '' }, format)
  }
  for (const words of [
    ['cognito-idp', 'help'],
    ['cognito-idp', 'list-users', 'help'],
    ['cognito-idp', 'list-users', '--generate-cli-skeleton'],
    ['--version'],
    ['help'],
    ['completion', 'bash'],
    ['__complete', '--', 'cognito-idp', ''],
  ]) {
    t.same(await withoutReader(1, words), { status: 0, other: '' }, words.join(' '))
  }
})

t.test('the exit status is the same where nobody reads the error', async (t) => {
  server.expect([{ status: 400, body: { __type: 'ResourceNotFoundException', message: 'gone' } }])
  t.same(await withoutReader(2, listUsers), { status: 254, other: '' })
  t.same(await withoutReader(2, ['cognito-idp', 'list-users']), { status: 252, other: '' })
})

t.test('`cogmock help` leads to the help of services and operations', async (t) => {
  for (const words of [['cognito-idp'], ['cognito-idp', 'list-users'], ['cognito-identity']]) {
    const [before, after] = [await cogmock(env, ['help', ...words]), await cogmock(env, [...words, 'help'])]
    t.equal(before.status, 0)
    t.equal(before.stdout, after.stdout)
  }
  t.match(await cogmock(env, ['help', 'cognito-idpp']), { status: 252, stderr: "Did you mean 'cognito-idp'?" })
})

t.test('under `cogmock aws` Ctrl-C is for the AWS CLI and its pager', async (t) => {
  const folder = join(home, 'bin')
  mkdirSync(folder)
  writeFileSync(join(folder, 'aws'), '#!/bin/sh\nkill -INT $PPID\nsleep 0.3\necho left\nexit 7\n')
  chmodSync(join(folder, 'aws'), 0o755)
  const ran = await cogmock({ ...env, PATH: `${folder}:${env.PATH}` }, ['aws', 'cognito-idp', 'list-users'])
  t.same(ran, { status: 7, stdout: 'left\n', stderr: '' })
})

const hasTerminal = spawnSync('script', ['--version']).error === undefined
t.test('a pager on a terminal', { skip: hasTerminal ? false : 'script(1) is not installed' }, async (t) => {
  /** A pager that marks what it shows. @param behaviour what it does first, in sh */
  const pager = (behaviour = '') => {
    const file = join(home, 'pager')
    writeFileSync(file, `#!/bin/sh\n${behaviour}\nsed 's/^/| /'\necho left\n`)
    chmodSync(file, 0o755)
    return file
  }
  const onTerminal = (words: readonly string[], more: Readonly<Record<string, string>>): Promise<Result> => {
    const command = [process.execPath, program, ...words].map((word) => `'${word}'`).join(' ')
    return run({ ...env, ...more }, 'script', ['-qec', command, '/dev/null'])
  }
  const text = [...listUsers, '--output', 'text']
  t.test('its keys are its own: Ctrl-C does not leave it behind', async (t) => {
    server.expect([page('u1')])
    const { status, stdout } = await onTerminal(text, { AWS_PAGER: pager("trap '' INT; kill -INT $PPID; sleep 0.3") })
    t.match(stdout, /\| USERS\tu1\r\nleft/)
    t.equal(status, 0)
  })
  t.test('shows what came before an error, which comes after it', async (t) => {
    server.expect([page('u1', 'next'), { status: 400, body: { __type: 'InvalidParameterException', message: 'no more' } }])
    const { status, stdout } = await onTerminal(text, { AWS_PAGER: pager() })
    t.match(stdout, /\| USERS\tu1\r\nleft\r\n[\s\S]*InvalidParameterException/)
    t.equal(status, 254)
  })
  t.test('no more pages are asked for once the user has left', async (t) => {
    server.expect(Array.from({ length: 20_000 }, (_, number) => page(`u${number}`, `t${number}`)))
    const { status } = await onTerminal(text, { AWS_PAGER: pager('exit 0') })
    t.equal(status, 0)
    t.ok(server.requests.length < 20_000)
  })
  t.test('that is not there is told, but for the usual one', async (t) => {
    server.expect([page('u1')])
    const missing = await onTerminal(text, { AWS_PAGER: '/nowhere/pager' })
    t.match(missing.stdout, 'Unable to redirect output to pager')
    t.equal(missing.status, 253)
    server.expect([page('u1', 'next'), page('u2')])
    const plain = await run({ ...env, PATH: home }, '/usr/bin/script', [
      '-qec',
      [process.execPath, program, ...text].map((word) => `'${word}'`).join(' '),
      '/dev/null',
    ])
    t.match(plain.stdout, /USERS\tu1\r\nUSERS\tu2\r\n/)
    t.equal(plain.status, 0)
  })
})
