/** The daemon's process: the only place where the server is put together. */
import { randomBytes } from 'node:crypto'
import { type Application, newRequestId, onBehalf } from '../http/application.ts'
import { httpServer } from '../http/server.ts'
import { followFunctions } from '../operations/functions/follow-functions.ts'
import { announceMessages } from '../operations/messages/announce-messages.ts'
import { deliverFailure, deliverLogs } from '../operations/threat-protection/deliver-logs.ts'
import { resumeUserImports } from '../operations/user-import/run-user-import.ts'
import { certificates } from '../ports/live/certificates.ts'
import { liveClock } from '../ports/live/clock.ts'
import { csv } from '../ports/live/csv.ts'
import { fileLog } from '../ports/live/file-log.ts'
import { liveKeys } from '../ports/live/keys.ts'
import { liveLambda } from '../ports/live/lambda.ts'
import { localCertificate } from '../ports/live/local-certificate.ts'
import { logFiles } from '../ports/live/log-files.ts'
import { openId } from '../ports/live/open-id.ts'
import { passwordHashes } from '../ports/live/password-hashes.ts'
import { liveRandom } from '../ports/live/random.ts'
import { randomRsaKey } from '../ports/live/rsa-key.ts'
import { saml } from '../ports/live/saml.ts'
import { seededRandom } from '../ports/live/seeded-random.ts'
import { seededRsaKey } from '../ports/live/seeded-rsa-key.ts'
import { smsWebhook } from '../ports/live/sms-webhook.ts'
import { smtpMailer } from '../ports/live/smtp-mailer.ts'
import { totp } from '../ports/live/totp.ts'
import { webAuthn } from '../ports/live/webauthn.ts'
import type { Log } from '../ports/log.ts'
import { StateError, unusableFile } from '../store/errors.ts'
import { type OpenedStore, openStore } from '../store/open-store.ts'
import { memorySink } from '../store/sink.ts'
import { statePaths } from '../store/state-paths.ts'
import { emptyStore } from '../store/store.ts'
import { authorityPaths } from './authority-paths.ts'
import { DaemonError } from './daemon-error.ts'
import { functionEnvironment } from './function-environment.ts'
import { closeServer, listen } from './listen.ts'
import type { Launch, LaunchResult } from './messages.ts'
import { processStart } from './process-facts.ts'
import { deliveriesOf, functionLogOf, type RunInfo, removeRunFile, writeRunFile } from './run-file.ts'
import { serverSettings } from './server-settings.ts'
import { type DaemonSettings, memoryState } from './settings.ts'
import { type LockOwner, lockState, type StateLock } from './state-lock.ts'
import { alsoSecure, certifiedNames, givenCertificate } from './tls.ts'
import { version } from './version.ts'

class StateOwned extends DaemonError {
  readonly owner: LockOwner

  constructor(file: string, owner: LockOwner) {
    const where = owner.url === null ? '' : ` at ${owner.url}`
    super(
      'stateOwned',
      `${file} belongs to a running daemon (pid ${owner.pid}${where}).`,
      'Stop that one, or choose another file with --state.',
    )
    this.owner = owner
  }
}

async function main(launch: Launch): Promise<RunInfo> {
  const { settings } = launch
  const nonce = randomBytes(16).toString('hex')
  const echo = launch.foreground ? (line: string) => void process.stderr.write(line) : undefined
  const log = fileLog(launch.logFile, settings.logLevel, echo)
  logFailures(log)
  const lock = await ownState(settings, nonce)
  try {
    return await serve(launch, nonce, log, lock)
  } catch (error) {
    lock?.release()
    log.error(error instanceof Error ? error.message : String(error))
    throw error
  }
}

/** Puts the server together and makes it answer. */
async function serve(launch: Launch, nonce: string, log: Log, lock: StateLock | undefined): Promise<RunInfo> {
  const { runFile, settings } = launch
  const opened = await openedStore(settings, log)
  const { store } = opened
  const { keys, random } = chance(settings, store.seq)
  let port = settings.port
  const server = serverSettings(settings, () => port)
  const stopping = new AbortController()
  const facts = { version, pid: process.pid, nonce, token: randomBytes(24).toString('base64url'), stateFile: stateFileOf(settings) }
  const lambda = liveLambda({
    endpoint: settings.lambdaEndpoint ?? undefined,
    log,
    functionLog: functionLogOf(launch.logFile),
    environment: () => functionEnvironment(server),
  })
  const application: Application = {
    shared: {
      store,
      settings: server,
      clock: liveClock,
      random,
      keys,
      lambda,
      totp,
      webAuthn,
      csv,
      passwordHashes,
      certificates,
      openId,
      saml,
    },
    log,
    allowedHosts: server.hosts,
    process: { ...facts, stopping: stopping.signal, shutdown: () => void stop('shutdown was asked for') },
  }
  const listener = httpServer(application)
  const tls = await certificateOf(settings, server.hosts)
  if (tls !== undefined) await alsoSecure(listener, tls)
  port = await listen(listener, settings.host, port)
  // A daemon that was started by an earlier version has no webhook in its settings.
  const { smtp, smsWebhook: webhook } = settings
  const deliver = logFiles(deliveriesOf(launch.logFile), log)
  deliverLogs({ store }, deliver)
  const mailer = smtp === null ? undefined : smtpMailer(smtp, log)
  const texter = webhook ? smsWebhook(webhook, log) : undefined
  announceMessages({ store }, log, mailer, texter, (message, reason) =>
    deliverFailure(message, reason, { store, clock: liveClock }, deliver),
  )
  followFunctions({ store }, (name) => lambda.retire(name))
  const run = runInfo(launch, server.localUrl, facts)
  writeRunFile(runFile, run)
  lock?.announce(run.url)
  log.info(`cogmock ${version} answers at ${run.url} (pid ${run.pid}, state ${run.stateFile ?? 'in memory'})`)
  keys.fillReserve()
  onBehalf(application, { requestId: newRequestId(), region: server.region }, resumeUserImports)

  const stop = once(async (why: string): Promise<void> => {
    log.info(`Stopping: ${why}.`)
    stopping.abort()
    await closeServer(listener)
    await opened.close()
    removeRunFile(runFile, nonce)
    lock?.release()
    log.info('Stopped.')
    process.exit(0)
  })
  stopOnSignals(stop, stopping.signal)
  return run
}

/** What it proves itself with over HTTPS, where that was asked for. */
async function certificateOf(settings: DaemonSettings, hosts: readonly string[]) {
  const given = givenCertificate(settings)
  if (given !== undefined || !settings.https) return given
  return localCertificate(authorityPaths(process.env), certifiedNames(hosts), liveClock.now())
}

const stateFileOf = ({ state }: DaemonSettings): string | null => (state === memoryState ? null : state)

function runInfo(
  { name, logFile, settings }: Launch,
  url: string,
  facts: Pick<RunInfo, 'pid' | 'nonce' | 'token' | 'version' | 'stateFile'>,
): RunInfo {
  const { region } = settings
  return { url, ...facts, processStart: processStart(facts.pid), name, region, logFile, started: liveClock.now(), settings }
}

/** Of many calls, the first counts. */
function once<A>(work: (argument: A) => Promise<void>): (argument: A) => void {
  let called = false
  return (argument) => {
    if (called) return
    called = true
    void work(argument)
  }
}

function stopOnSignals(stop: (why: string) => void, stopping: AbortSignal): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Interrupted twice, it goes at once: everything that was answered is in the journal.
      if (stopping.aborted && signal === 'SIGINT') process.exit(130)
      stop(signal)
    })
  }
}

async function ownState({ state }: DaemonSettings, nonce: string): Promise<StateLock | undefined> {
  if (state === memoryState) return undefined
  try {
    const lock = await lockState(statePaths(state).lock, nonce)
    if ('release' in lock) return lock
    throw new StateOwned(state, lock)
  } catch (error) {
    if (error instanceof DaemonError) throw error
    throw new DaemonError(
      'stateUnusable',
      `${state} cannot be used for state: ${(error as Error).message}`,
      'Choose another file with --state.',
    )
  }
}

async function openedStore({ state, durability }: DaemonSettings, log: Log): Promise<OpenedStore> {
  const { now } = liveClock
  if (state === memoryState) return { store: emptyStore(memorySink(), now), compact: async () => {}, close: async () => {} }
  try {
    return await openStore({ paths: statePaths(state), durability, now, log, ...tuning() })
  } catch (error) {
    throw new DaemonError('stateUnusable', (error instanceof StateError ? error : unusableFile(state, error)).message)
  }
}

/** Tests of the state's files make them small, so that they are compacted all the time. */
function tuning(): { readonly compactAt?: number } {
  const bytes = Number(process.env.COGMOCK_COMPACT_AT)
  return bytes > 0 ? { compactAt: bytes } : {}
}

function chance({ seedRandom: seed }: DaemonSettings, seq: number) {
  if (seed === null) return { random: liveRandom, keys: liveKeys(randomRsaKey, liveRandom) }
  // Streams of their own: how many keys are made in advance must not change the ids. `seq`, so that a restart makes new ones.
  const keys = liveKeys(seededRsaKey(seededRandom(seed, `keys/${seq}`)), seededRandom(seed, `key-ids/${seq}`))
  return { random: seededRandom(seed, `ids/${seq}`), keys }
}

function logFailures(log: Log): void {
  process.on('unhandledRejection', (error) => log.error(`Nobody handled: ${error instanceof Error ? error.stack : String(error)}`))
  process.on('uncaughtException', (error) => {
    log.error(`cogmock failed and ends; what was answered is in the state. ${error.stack}`)
    process.exit(1)
  })
}

function tell(result: LaunchResult): void {
  if (process.connected) process.send?.(result, () => process.disconnect?.())
  else if (result.type === 'failed') process.stderr.write(`${result.message}\n${result.hint ?? ''}\n`)
}

main(JSON.parse(process.argv[2] ?? '{}') as Launch).then(
  (run) => tell({ type: 'ready', run }),
  (error: unknown) => {
    const known =
      error instanceof DaemonError ? error : new DaemonError('startFailed', error instanceof Error ? error.message : String(error))
    process.exitCode = 1
    tell({
      type: 'failed',
      code: known.code,
      message: known.message,
      hint: known.hint,
      ...(error instanceof StateOwned && { owner: error.owner }),
    })
  },
)
