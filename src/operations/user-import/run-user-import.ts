/** Runs a started import in the background, a few lines at a time, and goes on with it after a restart. */
import { usernameExists } from '../../domain/errors.ts'
import { importJobNotFound } from '../../domain/import-errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import type { User, UserImportJob } from '../../domain/records/users.ts'
import { checkAttributes, checkRequired } from '../../domain/schema.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { completionMessages, headerProblem, type ImportedLine, importedLine, importLimits, importNote } from '../../domain/user-import.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import type { CsvLine } from '../../ports/ports.ts'
import type { Context } from '../operation.ts'
import { claimAlias } from '../users/claim-alias.ts'
import { findUser, signInAttributes } from '../users/find-user.ts'
import { newUser } from '../users/new-user.ts'
import { newUsername } from '../users/new-username.ts'

/** Lines between two looks at the event loop. */
const linesAtOnce = 200
/** Notes of lines that failed or were skipped, at most; the counts go on. */
const notesAtMost = 10_000

type Tally = Pick<UserImportJob, 'ImportedUsers' | 'SkippedUsers' | 'FailedUsers' | 'notes'>

/** Lines that are imported in one go. */
interface Batch {
  readonly pool: UserPool
  readonly columns: readonly string[]
  readonly job: UserImportJob
  /** A daemon that died may have kept users of the batch, and not the tally of it. */
  readonly mayBeThere: boolean
}

/** Goes on with what a daemon that died had begun. */
export function resumeUserImports(context: Context): void {
  for (const { key } of context.store.userImportJobs.found('active', '')) void runUserImport(key, context, true)
}

/** @param resumed by a daemon that did not begin it */
export async function runUserImport(jobId: string, context: Context, resumed = false): Promise<void> {
  const { store } = context
  try {
    const file = store.userImportFiles.get(jobId)
    const lines = await context.csv.lines(file?.text ?? '')
    if ('problem' in lines) finish(jobId, 'Failed', lines.problem, context)
    else await importLines(jobId, lines.lines, resumed, context)
    await store.settled()
  } catch (error) {
    // The pool or the job may have been deleted meanwhile.
    if (store.userImportJobs.has(jobId)) finish(jobId, 'Failed', error instanceof Error ? error.message.slice(0, 128) : 'failed', context)
  }
}

async function importLines(jobId: string, all: readonly CsvLine[], resumed: boolean, context: Context): Promise<void> {
  const { store } = context
  const [header, ...rows] = all
  const current = () => store.userImportJobs.require(jobId, () => importJobNotFound(jobId))
  const pool = store.userPools.require(current().UserPoolId, () => importJobNotFound(jobId))
  const columns = (header?.values ?? []).map((name) => name.trim())
  const { PasswordHashingAlgorithm: algorithm, line: done } = current()
  const problem = rows.length === 0 ? completionMessages.noUsers : headerProblem(pool, columns, algorithm)
  if (problem !== undefined) return finish(jobId, 'Failed', problem, context)
  if (rows.length > importLimits.users) return finish(jobId, 'Failed', completionMessages.tooManyUsers, context)
  // Lines that were done before a restart are not done again.
  const rest = rows.filter(({ line }) => line > done)
  for (let start = 0; start < rest.length; start += linesAtOnce) {
    if (current().Status === 'Stopping') return finish(jobId, 'Stopped', completionMessages.stopped, context)
    const some = rest.slice(start, start + linesAtOnce)
    const tally = importSome({ pool, columns, job: current(), mayBeThere: resumed && start === 0 }, some, context)
    const line = some.at(-1)?.line ?? 0
    store.userImportJobs.update(
      jobId,
      (job) => ({ ...added(job, tally), Status: inProgress(job), line }),
      () => importJobNotFound(jobId),
    )
    await store.settled()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { ImportedUsers = 0, FailedUsers = 0, Status } = current()
  if (Status === 'Stopping') finish(jobId, 'Stopped', completionMessages.stopped, context)
  // Assumed: how many are too many is not documented. Here it is all of them.
  else if (ImportedUsers === 0 && FailedUsers > 0) finish(jobId, 'Failed', completionMessages.tooManyFailed, context)
  else finish(jobId, 'Succeeded', completionMessages.succeeded, context)
}

const inProgress = ({ Status }: UserImportJob): UserImportJob['Status'] => (Status === 'Stopping' ? Status : 'InProgress')

function added(job: UserImportJob, tally: Tally): UserImportJob {
  return {
    ...job,
    ImportedUsers: (job.ImportedUsers ?? 0) + (tally.ImportedUsers ?? 0),
    SkippedUsers: (job.SkippedUsers ?? 0) + (tally.SkippedUsers ?? 0),
    FailedUsers: (job.FailedUsers ?? 0) + (tally.FailedUsers ?? 0),
    notes: [...job.notes, ...tally.notes].slice(0, notesAtMost),
  }
}

function importSome({ pool, columns, job, mayBeThere }: Batch, lines: readonly CsvLine[], context: Context): Tally {
  const notes: string[] = []
  const found = new Set<string>()
  let [imported, skipped, failed] = [0, 0, 0]
  for (const { line, values } of lines) {
    try {
      const user = importedLine(pool, columns, values, job.PasswordHashingAlgorithm)
      // A user whom two lines have is the first one's.
      if (mayBeThere && !found.has(user.username) && isImported(user, pool, job, context)) found.add(user.username)
      else context.store.users.insert(importedUser(pool, user, context), usernameExists)
      imported += 1
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      if (error.name === 'UsernameExistsException') {
        skipped += 1
        notes.push(importNote.skipped(line))
      } else {
        failed += 1
        notes.push(importNote.failed(line, error.message))
      }
    }
  }
  return { ImportedUsers: imported, SkippedUsers: skipped, FailedUsers: failed, notes }
}

/** Whether a daemon that died has made this user of this line. */
function isImported({ username, attributes }: ImportedLine, pool: UserPool, { StartDate }: UserImportJob, { store }: Context): boolean {
  const user = findUser(pool, username, store)
  if (user === undefined || StartDate === undefined || user.UserCreateDate < StartDate) return false
  return Object.entries(attributes).every(([name, value]) => user.attributes[name] === value)
}

// AWS: imported users have to reset their password, by a code to the address that the file says is verified.
function importedUser(pool: UserPool, { username, attributes, smsMfa, passwordHash }: ImportedLine, context: Context): User {
  checkAttributes(schemaOf(pool), attributes)
  const name = newUsername(pool, username, context, usernameExists)
  const all = { ...attributes, ...name.attribute }
  checkRequired(schemaOf(pool), all)
  for (const attribute of signInAttributes(pool)) {
    const isAlias = attribute === 'preferred_username' || all[`${attribute}_verified`] === 'true'
    if (isAlias) claimAlias(pool, { Username: name.username }, attribute, all[attribute] ?? '', false, context)
  }
  return {
    ...newUser(pool, name, all, context),
    // Assumed: who comes with a password has none to reset.
    ...(passwordHash === undefined ? { UserStatus: 'RESET_REQUIRED' } : { UserStatus: 'CONFIRMED', passwordHash }),
    ...(smsMfa && { mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' } }),
  }
}

function finish(jobId: string, Status: UserImportJob['Status'], CompletionMessage: string, { store, clock }: Context): void {
  const done = (job: UserImportJob): UserImportJob => ({ ...job, Status, CompletionMessage, CompletionDate: clock.now() })
  store.userImportJobs.update(jobId, done, () => importJobNotFound(jobId))
  store.userImportFiles.remove(jobId)
}
