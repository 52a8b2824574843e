/** What the daemon costs: `npm run bench`. Ratios within one run, because machines and their moods differ. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { launchResult, spawnDetached } from '../../src/daemon/launch.ts'
import { probe } from '../../src/daemon/probe.ts'
import { daemonPaths } from '../../src/daemon/run-file.ts'
import { defaultSettings } from '../../src/daemon/settings.ts'
import type { Started } from '../../src/daemon/start-daemon.ts'
import { stopDaemon } from '../../src/daemon/stop-daemon.ts'
import { type Call, caller } from '../support/call.ts'
import { type DaemonHome, daemonHome } from '../support/daemon.ts'
import { addUsers, benchPassword, manyUser, openState } from '../support/many-users.ts'
import { median, report, timed } from '../support/measure.ts'
import { codeLogins } from './code-logins.ts'
import { twoSignatures, underLoad } from './under-load.ts'

const [few, many] = [1000, 100_000]
const cleanups: (() => unknown)[] = []
const newHome = (): DaemonHome => daemonHome({ teardown: (callback) => void cleanups.push(callback) })

interface Loaded {
  readonly home: DaemonHome
  readonly UserPoolId: string
  readonly ClientId: string
}

async function loaded(users: number): Promise<Loaded> {
  const home = newHome()
  const { run } = await home.start()
  const { call, close } = caller(run.url, 1)
  const pool = (await call('CreateUserPool', { PoolName: 'bench' })).json.UserPool as { Id: string }
  const flows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
  const made = await call('CreateUserPoolClient', { UserPoolId: pool.Id, ClientName: 'bench', ExplicitAuthFlows: flows })
  const { ClientId } = made.json.UserPoolClient as { ClientId: string }
  close()
  await stopDaemon({ env: home.env })
  await addUsers(run.stateFile ?? '', pool.Id, users)
  return { home, UserPoolId: pool.Id, ClientId }
}

/** From the start of the process to its first answer, milliseconds. */
async function startTime({ env }: DaemonHome): Promise<number> {
  const paths = daemonPaths(env)
  const settings = { ...defaultSettings, port: 0, state: paths.state }
  const time = await timed(async () => {
    const child = spawnDetached({ name: paths.name, runFile: paths.run, logFile: paths.log, settings, foreground: false }, env)
    const result = await launchResult(child, paths.log, 60_000)
    if (result.type === 'failed') throw new Error(result.message)
    await probe(result.run.url)
    child.unref()
  })
  await stopDaemon({ env })
  return time
}

const nodeTime = (env: DaemonHome['env']): Promise<number> =>
  timed(() => new Promise((resolve) => spawn(process.execPath, ['-e', '0'], { env, stdio: 'ignore' }).once('exit', resolve)))

async function starts(full: Loaded): Promise<void> {
  const empty = newHome()
  const [nodes, daemons, fulls]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < 11; round += 1) {
    nodes.push(await nodeTime(empty.env))
    daemons.push(await startTime(empty))
  }
  for (let round = 0; round < 3; round += 1) fulls.push(await startTime(full.home))
  const ratio = median(daemons) / median(nodes)
  const measured = `${median(daemons).toFixed(0)} ms, ${ratio.toFixed(2)} x node -e 0 (${median(nodes).toFixed(0)} ms)`
  report('start to first answer, empty', measured, { text: '<= 4 x', holds: ratio <= 4 })
  report('start to first answer, 100,000 users', `${median(fulls).toFixed(0)} ms`, { text: '< 3 s', holds: median(fulls) < 3000 })
}

const memory = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/**
 * How much of the CPU time of a sign-in its two signatures are. What they cost is measured under the same load, by a server that
 * does nothing else; what that server takes without signing is left out.
 */
async function signIns({ ClientId }: Loaded, { run }: Started): Promise<void> {
  const daemon = caller(run.url, 32)
  const signatures = await twoSignatures()
  const signIn = (n: number) =>
    daemon.call('InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: `user${n % many}`, PASSWORD: benchPassword },
    })
  const first = await signIn(0)
  if (first.status !== 200) throw new Error(JSON.stringify(first.json))
  const [shares, rates]: [number[], number[]] = [[], []]
  for (let round = 0; round < 10; round += 1) {
    const ours = await underLoad(run.pid, 800, signIn)
    const cost = await signatures.cpu()
    // In the first rounds the compilers are at work.
    if (round < 2) continue
    rates.push(ours.rate)
    shares.push(cost / ours.cpu)
  }
  daemon.close()
  signatures.close()
  const share = median(shares)
  report('InitiateAuth at 32 connections', `${median(rates).toFixed(0)}/s, ${(share * 100).toFixed(0)} % of 2 signatures`, {
    text: '>= 70 % of the CPU used',
    holds: share >= 0.7,
  })
}

/** Median microseconds of one call, the daemons taking turns. */
async function operations(small: Loaded, large: Loaded, [first, second]: [Started, Started]): Promise<void> {
  const sides = [
    { ...small, ...caller(first.run.url, 1), users: few },
    { ...large, ...caller(second.run.url, 1), users: many },
  ] as const
  let created = 0
  const rows: [string, (call: Call, UserPoolId: string, users: number) => Promise<unknown>][] = [
    ['AdminGetUser', (call, UserPoolId, users) => call('AdminGetUser', { UserPoolId, Username: `user${(created * 7919) % users}` })],
    [
      'ListUsers by email',
      (call, UserPoolId, users) => call('ListUsers', { UserPoolId, Filter: `email = "user${(created * 7919) % users}@example.com"` }),
    ],
    ['ListUsers, one page', (call, UserPoolId) => call('ListUsers', { UserPoolId, Limit: 10 })],
    [
      'AdminCreateUser',
      (call, UserPoolId) => call('AdminCreateUser', { UserPoolId, Username: `new${created}`, MessageAction: 'SUPPRESS' }),
    ],
  ]
  for (const [name, work] of rows) {
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round < 1200; round += 1) {
      created += 1
      for (const [index, { call, UserPoolId, users }] of sides.entries()) {
        const time = await timed(() => work(call, UserPoolId, users))
        if (round >= 200) times[index === 0 ? 0 : 1].push(time * 1000)
      }
    }
    const ratio = median(times[1]) / median(times[0])
    const measured = `${median(times[1]).toFixed(0)} us, ${ratio.toFixed(2)} x at 1,000`
    report(`${name}, 100,000 users`, measured, { text: 'within 25 %', holds: ratio <= 1.25 })
  }
  for (const { close } of sides) close()
}

/** How long a compaction keeps others waiting, in the process that does it. */
async function compaction({ home, UserPoolId }: Loaded): Promise<void> {
  const opened = await openState(join(home.home, 'default', 'state.json'))
  const { store } = opened
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const writes: number[] = []
  let compacting = true
  const writer = (async () => {
    for (let n = 0; compacting; n += 1) {
      writes.push(
        await timed(() => {
          store.users.put({ ...manyUser(UserPoolId, n % many), UserLastModifiedDate: n })
          return store.settled()
        }),
      )
    }
  })()
  delay.enable()
  const time = await timed(() => opened.compact())
  delay.disable()
  compacting = false
  await writer
  await opened.close()
  const worst = Math.max(...writes)
  report('compaction of 100,000 users, beside a writer', `${time.toFixed(0)} ms, ${writes.length} writes`)
  report('  longest time that the event loop stood', `${(delay.max / 1e6).toFixed(0)} ms`, { text: '<= 50 ms', holds: delay.max <= 50e6 })
  report('  longest write', `${worst.toFixed(0)} ms, median ${median(writes).toFixed(2)} ms`, { text: '<= 50 ms', holds: worst <= 50 })
}

try {
  const [small, large] = [await loaded(few), await loaded(many)]
  await starts(large)
  const started: [Started, Started] = [await small.home.start(), await large.home.start()]
  const { pid } = started[1].run
  const idle = memory(pid)
  await operations(small, large, started)
  await signIns(large, started[1])
  await codeLogins(started[1].run, large.UserPoolId)
  const busy = memory(pid)
  report('memory at 100,000 users', `${idle.toFixed(0)} MB, ${busy.toFixed(0)} MB after the load`, { text: '< 400 MB', holds: busy < 400 })
  for (const { home } of [small, large]) await stopDaemon({ env: home.env })
  await compaction(large)
} finally {
  for (const cleanup of cleanups) await cleanup()
}
