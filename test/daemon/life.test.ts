/** The life of a daemon, in real processes. */
import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer, request } from 'node:http'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CreateUserPoolCommand, DescribeUserPoolCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
import t, { type Test } from 'tap'
import { daemonStatus } from '../../src/daemon/daemon-status.ts'
import { followLog } from '../../src/daemon/follow-log.ts'
import { isRunning, processStart } from '../../src/daemon/process-facts.ts'
import { resetState } from '../../src/daemon/reset-state.ts'
import { restartDaemon } from '../../src/daemon/restart-daemon.ts'
import { readRunFile } from '../../src/daemon/run-file.ts'
import { stopDaemon } from '../../src/daemon/stop-daemon.ts'
import { daemonHome, kill } from '../support/daemon.ts'
import { sdkClient } from '../support/emulator.ts'
import { dist } from '../support/place.ts'
import { cogmock } from '../support/run.ts'

const cli = join(dist, 'cli.cjs')
const poolNames = async (url: string): Promise<string[]> => {
  const { UserPools = [] } = await sdkClient(url).send(new ListUserPoolsCommand({ MaxResults: 60 }))
  return UserPools.map(({ Name = '' }) => Name)
}
const createPool = async (url: string, PoolName: string): Promise<string> =>
  (await sdkClient(url).send(new CreateUserPoolCommand({ PoolName }))).UserPool?.Id ?? ''

t.test('a daemon starts, answers, is found again, stops and keeps what it had', async (t) => {
  const { env, start, home } = daemonHome(t)
  t.equal((await daemonStatus(env)).state, 'stopped')
  const { run, already } = await start()
  t.equal(already, false)
  t.match(await daemonStatus(env), { state: 'running', health: { pid: run.pid, nonce: run.nonce, state: run.stateFile } })
  const id = await createPool(run.url, 'kept')
  t.equal(statSync(join(home, 'default', 'daemon.json')).mode & 0o777, 0o600)

  const again = await start({ region: 'eu-west-1' })
  t.match(again, { already: true, run: { pid: run.pid, nonce: run.nonce }, ignored: ['region'] })

  t.match(await stopDaemon({ env }), { stopped: true, how: 'asked', run: { pid: run.pid } })
  t.equal(isRunning(run.pid), false)
  t.equal((await daemonStatus(env)).state, 'stopped')
  t.same(await stopDaemon({ env }), { stopped: false })
  t.notOk(existsSync(join(home, 'default', 'state.lock')))
  t.match(JSON.parse(readFileSync(join(home, 'default', 'state.json'), 'utf8')), { formatVersion: 1 }, 'the state was compacted')

  const third = await start()
  const { UserPool } = await sdkClient(third.run.url).send(new DescribeUserPoolCommand({ UserPoolId: id }))
  t.equal(UserPool?.Name, 'kept')
  const log = readFileSync(third.run.logFile, 'utf8')
  t.match(
    log,
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO {2}cogmock \S+ answers at http:\/\/127\.0\.0\.1:\d+ \(pid \d+, state .*state\.json\)$/m,
  )
})

t.test('restart keeps the settings and the port, takes new ones, and starts again what had died', async (t) => {
  const { env, start } = daemonHome(t)
  const { run } = await start({ region: 'eu-central-1', accountId: '111122223333' })
  await createPool(run.url, 'kept')
  const second = await restartDaemon({ env, settings: { accountId: '444455556666' } })
  t.teardown(() => kill(second.run))
  t.match(second.run, { url: run.url, region: 'eu-central-1', settings: { accountId: '444455556666' } })
  t.not(second.run.pid, run.pid)

  kill(second.run)
  while (isRunning(second.run.pid)) await wait(10)
  t.equal((await daemonStatus(env)).state, 'died')
  const third = await restartDaemon({ env })
  t.teardown(() => kill(third.run))
  t.match(third.run, { url: run.url, region: 'eu-central-1' })
  t.same(await poolNames(third.run.url), ['kept'])
})

t.test('two starts at the same moment: one daemon, and both know it', async (t) => {
  const { env, start } = daemonHome(t)
  for (const round of [1, 2, 3]) {
    const started = await Promise.all([start(), start()])
    t.equal(started[0].run.nonce, started[1].run.nonce, `round ${round}`)
    t.equal(started.filter(({ already }) => already).length, 1)
    const { run } = started[0]
    if (round === 1) await stopDaemon({ env })
    // The next two find the lock of a dead daemon.
    else kill(run)
    while (isRunning(run.pid)) await wait(10)
  }
})

t.test('a busy port names who has it, and what to do', async (t) => {
  const { env, start } = daemonHome(t)
  const other = createServer().listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const holder =
    process.platform === 'linux' ? new RegExp(`Port ${port} on 127.0.0.1 is in use by .*node.* \\(pid ${process.pid}\\)`) : /in use/
  await t.rejects(start({ port }), { name: 'DaemonError', code: 'portInUse', message: holder, hint: /--port 0/ })
  t.equal((await daemonStatus(env)).state, 'stopped')

  const { run } = await start()
  const taken = Number(new URL(run.url).port)
  const refused = start({ port: taken }, 'second')
  await t.rejects(refused, {
    code: 'portInUse',
    message: `Port ${taken} on 127.0.0.1 is in use by another cogmock (pid ${run.pid}, state ${run.stateFile}).`,
  })
})

t.test('a state file belongs to one daemon at a time', async (t) => {
  const { env, start, home } = daemonHome(t)
  const state = join(home, 'shared.json')
  const { run } = await start({ state }, 'one')
  const refused = start({ state }, 'two')
  const message = `${state} belongs to a running daemon (pid ${run.pid} at ${run.url}).`
  await t.rejects(refused, { code: 'stateOwned', message, hint: /--state/ })
  await t.rejects(resetState({ env, name: 'two', state }), { code: 'stateOwned' })
  t.same(await poolNames(run.url), [], 'and the first goes on')
  const { run: other } = await start({}, 'two')
  t.not(other.url, run.url, 'daemons of two names run side by side')
  await stopDaemon({ env, name: 'one' })
  await stopDaemon({ env, name: 'two' })
})

t.test('a run file and a lock that were left behind do not stand in the way', async (t) => {
  const { env, start, home } = daemonHome(t)
  const { run } = await start()
  await createPool(run.url, 'kept')
  kill(run)
  while (isRunning(run.pid)) await wait(10)
  const [runFile, lock] = [join(home, 'default', 'daemon.json'), join(home, 'default', 'state.lock')]
  t.match(await daemonStatus(env), { state: 'died', run: { pid: run.pid } })

  const bystander = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' })
  t.teardown(() => bystander.kill('SIGKILL'))
  const { pid = 0 } = bystander
  // Its pid is another process's by now.
  writeFileSync(runFile, JSON.stringify({ ...run, pid }))
  writeFileSync(lock, JSON.stringify({ ...JSON.parse(readFileSync(lock, 'utf8')), pid }))
  t.equal((await daemonStatus(env)).state, 'died')
  t.same(await stopDaemon({ env }), { stopped: false })
  t.equal(isRunning(pid), true, 'the other process is left alone')
  const second = await start()
  t.same(await poolNames(second.run.url), ['kept'])
  await stopDaemon({ env })

  // Not even its owner can be read.
  writeFileSync(lock, 'not JSON')
  const third = await start()
  t.equal(third.already, false)
  await stopDaemon({ env })

  // A process of another container that gives no sign of life.
  writeFileSync(lock, JSON.stringify({ pid: 1, processStart: '1', hostname: `not-${hostname()}`, nonce: 'n', url: null }))
  await t.rejects(start(), { code: 'stateOwned' })
})

t.test('a zombie is dead', { skip: process.platform !== 'linux' }, async (t) => {
  // The shell starts a process and never waits for it.
  const shell = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  t.teardown(() => shell.kill('SIGKILL'))
  const pid = Number(await new Promise((resolve) => shell.stdout.once('data', resolve)))
  await wait(500)
  t.doesNotThrow(() => process.kill(pid, 0), 'a signal still finds it')
  t.equal(isRunning(pid), false)
  t.equal(processStart(pid), null)
})

t.test('a daemon that does not answer any more is ended, and it is started again without loss', async (t) => {
  const { env, start } = daemonHome(t)
  const { run } = await start()
  await createPool(run.url, 'kept')
  process.kill(run.pid, 'SIGSTOP')
  t.equal((await daemonStatus(env)).state, 'unresponsive')
  await t.rejects(start(), { code: 'startFailed', message: /runs \(pid \d+\) but does not answer/ })
  t.match(await stopDaemon({ env, timeout: 200 }), { stopped: true, how: 'killed' })
  t.same(await poolNames((await start()).run.url), ['kept'])
})

t.test('a request under way is answered before the daemon ends, and streams end', async (t) => {
  const { env, start } = daemonHome(t)
  const { run } = await start()
  const events = await fetch(`${run.url}/_cogmock/events`)
  const read = events.text()
  const answered = new Promise<number>((resolve, reject) => {
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.CreateUserPool' }
    const slow = request(run.url, { method: 'POST', headers }, ({ statusCode = 0 }) => resolve(statusCode))
    slow.on('error', reject)
    slow.write('{"PoolName":')
    void wait(300).then(() => slow.end('"late"}'))
  })
  await wait(100)
  const stopped = stopDaemon({ env })
  t.equal(await answered, 200)
  t.match(await stopped, { how: 'asked' })
  t.equal(await read, '\n')
  t.same(await poolNames((await start()).run.url), ['late'])
})

t.test('a signal stops it as gracefully as a command', async (t) => {
  const { env, start } = daemonHome(t)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { run } = await start()
    process.kill(run.pid, signal)
    while (isRunning(run.pid)) await wait(10)
    t.equal((await daemonStatus(env)).state, 'stopped')
    t.match(
      readFileSync(run.logFile, 'utf8').trimEnd().split('\n').slice(-2).join('\n'),
      new RegExp(`Stopping: ${signal}\\.\n.*Stopped\\.$`),
    )
  }
})

t.test('reset empties a running daemon, and removes the files of one that does not run', async (t) => {
  const { env, start, home } = daemonHome(t)
  const { run } = await start()
  await createPool(run.url, 'gone')
  const reset = await resetState({ env })
  t.match(reset, { from: 'daemon' })
  t.same(await poolNames(run.url), [])
  await createPool(run.url, 'gone too')
  await stopDaemon({ env })
  const removed = await resetState({ env })
  t.match(removed, { from: 'files', files: [join(home, 'default', 'state.journal'), join(home, 'default', 'state.json')] })
  t.same(await poolNames((await start()).run.url), [])
})

t.test('a state that is damaged keeps the daemon from starting, and is left as it was', async (t) => {
  const { env, start, home } = daemonHome(t)
  const { run } = await start()
  await createPool(run.url, 'one')
  await createPool(run.url, 'two')
  kill(run)
  while (isRunning(run.pid)) await wait(10)
  const journal = join(home, 'default', 'state.journal')
  copyFileSync(journal, join(home, 'good'))
  const damaged = readFileSync(journal, 'utf8').replace('"one"', '"ONE"')
  writeFileSync(journal, damaged)
  await t.rejects(start(), { code: 'stateUnusable', message: /state\.journal, line 2: the checksum does not fit/ })
  t.equal(readFileSync(journal, 'utf8'), damaged)
  t.equal((await daemonStatus(env)).state, 'died')

  copyFileSync(join(home, 'good'), journal)
  appendFileSync(journal, '12345678 {"seq":')
  t.same((await poolNames((await start()).run.url)).sort(), ['one', 'two'])
  t.match(readFileSync(run.logFile, 'utf8'), /WARN {2}.*state\.journal ended in the middle of a write: its last 16 bytes/)
})

t.test('a folder that cannot hold a state is said in a sentence', async (t) => {
  const { env, start, home } = daemonHome(t)
  writeFileSync(join(home, 'file'), '')
  await t.rejects(start({ state: join(home, 'file', 'state.json') }), {
    code: 'stateUnusable',
    message: /cannot be used for state/,
    hint: /--state/,
  })
  t.equal((await daemonStatus(env)).state, 'stopped')
})

t.test('a folder that becomes read-only: requests are answered, it stops in peace, and nothing is lost', async (t) => {
  const { env, home } = daemonHome(t)
  // To the superuser no folder is read-only.
  const nobody = 65_534
  const asOther = process.geteuid?.() === 0
  const cogmock = (...words: string[]) => {
    const user = asOther ? { uid: nobody, gid: nobody } : {}
    // What the test runner puts into processes would write into its own folder.
    const plain = ['-i', `PATH=${env.PATH}`, `HOME=${home}`, `COGMOCK_HOME=${home}`, process.execPath, cli]
    return spawnSync('env', [...plain, ...words], { encoding: 'utf8', ...user })
  }
  if (asOther) chownSync(home, nobody, nobody)
  const started = cogmock('start', '--port', '0')
  if (started.stderr.includes('Cannot find module')) return t.pass('the build cannot be read by another user here')
  t.equal(started.status, 0, started.stderr)
  const folder = join(home, 'default')
  const create = (name: string) => cogmock('cognito-idp', 'create-user-pool', '--pool-name', name)
  t.equal(create('before').status, 0)
  chmodSync(folder, 0o500)
  t.equal(create('within').status, 0, 'the journal is open')
  t.match(cogmock('stop'), { status: 0, stderr: '' })
  chmodSync(folder, 0o700)
  const log = readFileSync(join(folder, 'daemon.log'), 'utf8')
  t.match(log, /The state could not be compacted: permission denied \(EACCES\)/)
  t.match(log, /Stopped\.\n$/)
  t.equal(cogmock('start', '--port', '0').status, 0, 'what it could not remove does not stand in the way')
  t.equal(
    cogmock('cognito-idp', 'list-user-pools', '--max-results', '9', '--query', 'sort(UserPools[].Name)', '--output', 'text').stdout,
    'before\twithin\n',
  )
})

/** A disk of a few pages; undefined where this system does not let us have one. */
function smallDisk(t: Test, folder: string): string | undefined {
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' }).status === 0
  if (mounted) t.teardown(() => spawnSync('umount', ['-l', folder]))
  return mounted ? folder : undefined
}

t.test('a disk that is full: who writes gets an error, who reads an answer, and it works again afterwards', async (t) => {
  const { env, start, home } = daemonHome(t)
  const disk = smallDisk(t, join(home, 'disk'))
  if (disk === undefined) return t.pass('this system does not let us mount a small disk')
  const { run } = await start({ state: join(disk, 'state.json') })
  await createPool(run.url, 'first')
  const filler = join(disk, 'filler')
  const fill = (): void => {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(1024))
    } catch {
      // It is full now.
    }
  }
  fill()
  const acknowledged: string[] = ['first']
  let failure: unknown
  for (let n = 0; failure === undefined && n < 100; n += 1) {
    await createPool(run.url, `pool${n}`).then(
      () => acknowledged.push(`pool${n}`),
      (error) => {
        failure = error
      },
    )
  }
  t.match(failure, {
    name: 'InternalErrorException',
    message: /could not be written to .*state\.journal: no space left on device \(ENOSPC\)/,
  })
  t.match(failure, { $metadata: { httpStatusCode: 500 } })
  t.same((await poolNames(run.url)).sort(), [...acknowledged].sort(), 'the daemon lives on, without what it could not write')
  truncateSync(filler)
  await createPool(run.url, 'again')
  kill(run)
  while (isRunning(run.pid)) await wait(10)
  const second = await start({ state: join(disk, 'state.json') })
  t.same((await poolNames(second.run.url)).sort(), [...acknowledged, 'again'].sort())

  // There is no room for a snapshot either: the journal keeps what it has.
  rmSync(filler)
  fill()
  t.match(await stopDaemon({ env }), { how: 'asked' })
  t.match(readFileSync(run.logFile, 'utf8'), /The state could not be compacted: no space left on device \(ENOSPC\)/)
  rmSync(filler)
  const third = await start({ state: join(disk, 'state.json') })
  t.same((await poolNames(third.run.url)).sort(), [...acknowledged, 'again'].sort())
})

t.test('nothing is kept with :memory:', async (t) => {
  const { env, start, home } = daemonHome(t)
  const { run } = await start({ state: ':memory:' })
  t.equal(run.stateFile, null)
  await createPool(run.url, 'gone')
  await stopDaemon({ env })
  t.notOk(existsSync(join(home, 'default', 'state.json')))
})

t.test('a seed gives the same ids in two homes, and others after a restart', async (t) => {
  const ids = async (): Promise<string[]> => {
    const { env, start } = daemonHome(t)
    const first = await createPool((await start({ seedRandom: 7 })).run.url, 'p')
    await stopDaemon({ env })
    return [first, await createPool((await start({ seedRandom: 7 })).run.url, 'p')]
  }
  const [one, two] = await Promise.all([ids(), ids()])
  t.same(one, two)
  t.not(one[0], one[1])
})

t.test('the log can be followed into the file that takes its place', async (t) => {
  const { home } = daemonHome(t)
  const path = join(home, 'x', 'daemon.log')
  mkdirSync(join(home, 'x'))
  writeFileSync(path, 'one\ntwo\nthree\n')
  const all = async (options: Parameters<typeof followLog>[1], until: (line: string) => void = () => {}) => {
    const lines: string[] = []
    for await (const line of followLog(path, options)) {
      lines.push(line)
      until(line)
    }
    return lines
  }
  t.same(await all({ lines: 2 }), ['two', 'three'])
  t.same(await all({ lines: 0 }), [])
  const end = new AbortController()
  const followed = all({ lines: 1, follow: end.signal }, (line) => line === 'six' && end.abort())
  await wait(50)
  appendFileSync(path, 'four\nfi')
  appendFileSync(path, 've\n')
  await wait(250)
  const { renameSync } = await import('node:fs')
  renameSync(path, `${path}.1`)
  writeFileSync(path, 'six\n')
  t.same(await followed, ['three', 'four', 'five', 'six'])
})

t.test('--no-limits is --limits off', async (t) => {
  const { env, home } = daemonHome(t)
  const limits = () => readRunFile(join(home, 'default', 'daemon.json'))?.settings.limits
  await cogmock(env, ['start', '--port', '0', '--state', ':memory:', '--no-limits'])
  t.equal(limits(), false)
  await cogmock(env, ['restart', '--limits', 'on'])
  t.equal(limits(), true)
  await cogmock(env, ['restart', '--no-limits'])
  t.equal(limits(), false)
})
