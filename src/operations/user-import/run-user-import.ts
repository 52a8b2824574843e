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
import { signInAttributes } from '../users/find-user.ts'
import { newUser } from '../users/new-user.ts'
import { newUsername } from '../users/new-username.ts'

/** Lines between two looks at the event loop. */
const linesAtOnce = 200
/** Notes of lines that failed or were skipped, at most; the counts go on. */
const notesAtMost = 10_000

type Tally = Pick<UserImportJob, 'ImportedUsers' | 'SkippedUsers' | 'FailedUsers' | 'notes'>

/** Goes on with what a daemon that died had begun. */
export function resumeUserImports(context: Context): void {
  for (const { key } of context.store.userImportJobs.found('active', '')) void runUserImport(key, context)
}

export async function runUserImport(jobId: string, context: Context): Promise<void> {
  const { store } = context
  try {
    const file = store.userImportFiles.get(jobId)
    const lines = await context.csv.lines(file?.text ?? '')
    if ('problem' in lines) finish(jobId, 'Failed', lines.problem, context)
    else await importLines(jobId, lines.lines, context)
    await store.settled()
  } catch (error) {
    // The pool or the job may have been deleted meanwhile.
    if (store.userImportJobs.has(jobId)) finish(jobId, 'Failed', error instanceof Error ? error.message.slice(0, 128) : 'failed', context)
  }
}

async function importLines(jobId: string, all: readonly CsvLine[], context: Context): Promise<void> {
  const { store } = context
  const [header, ...rows] = all
  const current = () => store.userImportJobs.require(jobId, () => importJobNotFound(jobId))
  const pool = store.userPools.require(current().UserPoolId, () => importJobNotFound(jobId))
  const columns = (header?.values ?? []).map((name) => name.trim())
  const problem = rows.length === 0 ? completionMessages.noUsers : headerProblem(pool, columns)
  if (problem !== undefined) return finish(jobId, 'Failed', problem, context)
  if (rows.length > importLimits.users) return finish(jobId, 'Failed', completionMessages.tooManyUsers, context)
  // Lines that were done before a restart are not done again.
  const rest = rows.filter(({ line }) => line > current().line)
  for (let start = 0; start < rest.length; start += linesAtOnce) {
    if (current().Status === 'Stopping') return finish(jobId, 'Stopped', completionMessages.stopped, context)
    const some = rest.slice(start, start + linesAtOnce)
    const tally = importSome(pool, columns, some, context)
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

function importSome(pool: UserPool, columns: readonly string[], lines: readonly CsvLine[], context: Context): Tally {
  const notes: string[] = []
  let [imported, skipped, failed] = [0, 0, 0]
  for (const { line, values } of lines) {
    try {
      context.store.users.insert(importedUser(pool, importedLine(pool, columns, values), context), usernameExists)
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

// AWS: imported users have to reset their password, by a code to the address that the file says is verified.
function importedUser(pool: UserPool, { username, attributes, smsMfa }: ImportedLine, context: Context): User {
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
    UserStatus: 'RESET_REQUIRED',
    ...(smsMfa && { mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' } }),
  }
}

function finish(jobId: string, Status: UserImportJob['Status'], CompletionMessage: string, { store, clock }: Context): void {
  const done = (job: UserImportJob): UserImportJob => ({ ...job, Status, CompletionMessage, CompletionDate: clock.now() })
  store.userImportJobs.update(jobId, done, () => importJobNotFound(jobId))
  store.userImportFiles.remove(jobId)
}
