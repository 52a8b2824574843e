/**
 * Kills a loaded daemon at random moments, starts it again and compares what it has with what it acknowledged. The state goes on from
 * trial to trial, and is compacted all the time.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { spawnDetached } from '../../src/daemon/launch.ts'
import { isRunning } from '../../src/daemon/process-facts.ts'
import { daemonPaths } from '../../src/daemon/run-file.ts'
import { defaultSettings } from '../../src/daemon/settings.ts'
import { type Call, caller } from './call.ts'
import { type DaemonHome, kill } from './daemon.ts'

export interface Verdict {
  trials: number
  /** Writes that were answered with success before a kill. */
  acknowledged: number
  /** Acknowledged and not there. */
  lost: string[]
  /** There more than once. */
  duplicated: string[]
  /** There though nobody asked for it, or though its removal was acknowledged. */
  invented: string[]
}

export interface TortureOptions {
  readonly trials: number
  readonly durability: 'flush' | 'write'
  /** From 0 to 1. */
  readonly random: () => number
  readonly report?: (line: string) => void
}

const writers = 8
/** Journal size that starts a compaction: a few hundred writes. */
const compactAt = 64 * 1024

/** What a user's `name` attribute is known to be; null where there is no such user. Two values while a write was not answered. */
type Known = Map<string, readonly (string | null)[]>

export async function torture(home: DaemonHome, { trials, durability, random, report = () => {} }: TortureOptions): Promise<Verdict> {
  const verdict: Verdict = { trials: 0, acknowledged: 0, lost: [], duplicated: [], invented: [] }
  const known: Known = new Map()
  let pool = ''
  for (; verdict.trials < trials; verdict.trials += 1) {
    if (random() < 0.3) await killedWhileStarting(home, durability, random)
    const { run } = await home.start({ durability })
    const { call, close } = caller(run.url, writers)
    if (pool === '') pool = ((await call('CreateUserPool', { PoolName: 'torture' })).json.UserPool as { Id: string }).Id
    else await compare(call, pool, known, verdict)
    const load = Array.from({ length: writers }, (_, writer) => write(call, pool, `w${writer}`, known, verdict, random))
    await wait(10 + random() * 240)
    kill(run)
    await Promise.all(load)
    close()
    while (isRunning(run.pid)) await wait(5)
    report(`trial ${verdict.trials + 1}: ${verdict.acknowledged} acknowledged, ${known.size} names`)
  }
  const { run } = await home.start({ durability })
  const { call, close } = caller(run.url, writers)
  await compare(call, pool, known, verdict)
  close()
  return verdict
}

/** Reading the state and tidying it up must survive it too. */
async function killedWhileStarting({ env }: DaemonHome, durability: 'flush' | 'write', random: () => number): Promise<void> {
  const paths = daemonPaths(env)
  const settings = { ...defaultSettings, port: 0, durability, state: paths.state }
  const child = spawnDetached(
    { name: paths.name, runFile: paths.run, logFile: paths.log, settings, foreground: false },
    { ...env, ...tuned },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await wait(40 + random() * 80)
  child.kill('SIGKILL')
  await ended
}

const tuned = { COGMOCK_COMPACT_AT: String(compactAt) }
export const tortureEnvironment = tuned

/** Creates, changes and removes users of its own, one write after the other, until the daemon is gone. */
async function write(call: Call, UserPoolId: string, writer: string, known: Known, verdict: Verdict, random: () => number): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const Username = `${writer}-${Math.floor(random() * 40)}`
    const before = known.get(Username) ?? [null]
    const value = before[0] === null || random() < 0.7 ? `${verdict.trials}.${turn}` : null
    known.set(Username, [...before, value])
    try {
      const { status, json } = await send(call, { UserPoolId, Username }, before[0] ?? null, value)
      if (status !== 200) throw new Error(`${Username} from ${before[0]} to ${value}: ${JSON.stringify(json)}`)
    } catch (error) {
      if (error instanceof Error && error.message.startsWith(writer)) verdict.invented.push(error.message)
      return
    }
    known.set(Username, [value])
    verdict.acknowledged += 1
  }
}

function send(call: Call, user: { UserPoolId: string; Username: string }, before: string | null, value: string | null) {
  if (value === null) return call('AdminDeleteUser', user)
  const UserAttributes = [{ Name: 'name', Value: value }]
  if (before === null) return call('AdminCreateUser', { ...user, UserAttributes, MessageAction: 'SUPPRESS' })
  return call('AdminUpdateUserAttributes', { ...user, UserAttributes })
}

/** What was in the air when the daemon was killed may have happened or not; from here on it is known. */
async function compare(call: Call, pool: string, known: Known, verdict: Verdict): Promise<void> {
  const found = new Map<string, string>()
  for (const { Username, Attributes } of await everyUser(call, pool)) {
    if (found.has(Username)) verdict.duplicated.push(Username)
    found.set(Username, Attributes.find(({ Name }) => Name === 'name')?.Value ?? '')
    if (!known.has(Username)) verdict.invented.push(Username)
  }
  for (const [username, possible] of known) {
    const value = found.get(username) ?? null
    // A user who should not be there is invented; one who should be otherwise has lost a change.
    const wrong = possible.every((one) => one === null) ? verdict.invented : verdict.lost
    if (!possible.includes(value)) wrong.push(`${username}: ${value}, not one of ${possible}`)
    known.set(username, [value])
  }
}

interface FoundUser {
  readonly Username: string
  readonly Attributes: readonly { readonly Name: string; readonly Value: string }[]
}

async function everyUser(call: Call, UserPoolId: string): Promise<FoundUser[]> {
  const users: FoundUser[] = []
  let token: unknown
  do {
    const { json } = await call('ListUsers', { UserPoolId, ...(token !== undefined && { PaginationToken: token }) })
    users.push(...(json.Users as FoundUser[]))
    token = json.PaginationToken
  } while (token !== undefined)
  return users
}
