/** Users from a CSV file: its columns, what a line becomes, what is said of it. */
import { invalidParameter } from './errors.ts'
import { checkedPasswordHash, type HashAlgorithm } from './password-hash.ts'
import type { UserPool } from './records/pools.ts'
import type { UserImportJob } from './records/users.ts'
import { schemaOf } from './user-pool.ts'

const usernameColumn = 'cognito:username'
const mfaColumn = 'cognito:mfa_enabled'
// Seen: its name, in a guide to migrations of somebody else. The documentation at hand says only that hashes are in the file, so that the
// likely spellings are all taken.
const isHashColumn = (name: string): boolean => /^(cognito:)?password_?hash$/i.test(name)

// AWS: "Importing users into user pools from a CSV file", the limits of it.
export const importLimits = {
  jobsPerPool: 50,
  bytes: 100 * 1024 * 1024,
  users: 500_000,
  uploadSeconds: 15 * 60,
  startSeconds: 24 * 3600,
  /** Characters. */
  lineLength: 16_000,
} as const

/** The columns of a pool's file: every attribute but the sub, then the two of Cognito's own. */
export function csvHeader(pool: UserPool): readonly string[] {
  const names = schemaOf(pool).flatMap(({ Name = '' }) => (Name === 'sub' || Name === 'identities' ? [] : [Name]))
  return [...names, mfaColumn, usernameColumn]
}

/**
 * What is wrong with the first line of a file, or undefined. Columns may be left out where no user has to have a value in them.
 * Assumed: the sentences.
 */
// AWS: "Formatting the CSV file".
export function headerProblem(pool: UserPool, columns: readonly string[], algorithm: HashAlgorithm | undefined): string | undefined {
  const known = new Set(csvHeader(pool))
  const hashColumn = columns.find(isHashColumn)
  if (algorithm !== undefined) {
    if (hashColumn === undefined) return `The CSV header lacks cognito:password_hash, and the job is one of ${algorithm} hashes.`
    known.add(hashColumn)
  } else if (hashColumn !== undefined) {
    return `The CSV header has the column ${hashColumn}, and the job has no PasswordHashingAlgorithm.`
  }
  const unknown = columns.find((name) => !known.has(name))
  if (unknown !== undefined) return `The CSV header has the column ${unknown}, which the user pool does not have.`
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) return `The CSV header has the column ${twice} twice.`
  const required = schemaOf(pool).flatMap(({ Name = '', Required }) => (Required === true && Name !== 'sub' ? [Name] : []))
  const missing = [usernameColumn, mfaColumn, ...required].filter((name) => !columns.includes(name))
  if (missing.length > 0) return `The CSV header lacks ${missing.join(', ')}.`
  if (!columns.includes('email_verified') && !columns.includes('phone_number_verified')) {
    return 'The CSV header lacks email_verified or phone_number_verified.'
  }
  return undefined
}

export interface ImportedLine {
  readonly username: string
  readonly attributes: Readonly<Record<string, string>>
  readonly smsMfa: boolean
  readonly passwordHash?: string
}

/**
 * A user as a line has it.
 * @throws InvalidParameterException Seen: the sentence about verified attributes; Assumed: the others.
 */
// AWS: "Formatting the CSV file": TRUE or FALSE in any case; a code must be able to reach the user.
export function importedLine(
  pool: UserPool,
  columns: readonly string[],
  values: readonly string[],
  algorithm?: HashAlgorithm,
): ImportedLine {
  if (values.length !== columns.length) {
    throw invalidParameter(`The line has ${values.length} values, and the header has ${columns.length} columns.`)
  }
  if (values.join(',').length > importLimits.lineLength) {
    throw invalidParameter(`The line is longer than ${importLimits.lineLength} characters.`)
  }
  const cells = new Map(columns.map((name, index) => [name, (values[index] ?? '').trim()]))
  const username = cells.get(usernameColumn) ?? ''
  const mfa = boolean(mfaColumn, cells.get(mfaColumn) ?? '')
  cells.delete(usernameColumn)
  cells.delete(mfaColumn)
  const hashColumn = columns.find(isHashColumn) ?? ''
  const hash = cells.get(hashColumn) ?? ''
  cells.delete(hashColumn)
  const types = new Map(schemaOf(pool).map(({ Name, AttributeDataType }) => [Name, AttributeDataType]))
  const attributes: Record<string, string> = {}
  for (const [name, text] of cells) {
    if (text === '') continue
    attributes[name] = types.get(name) === 'Boolean' ? String(boolean(name, text)) : text
  }
  if (username === '') throw invalidParameter('The line has no cognito:username.')
  const reachable = (['email', 'phone_number'] as const).filter((name) => attributes[`${name}_verified`] === 'true')
  if (reachable.length === 0) {
    throw invalidParameter('The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).')
  }
  const empty = reachable.find((name) => attributes[name] === undefined)
  if (empty !== undefined) throw invalidParameter(`The line says that ${empty} is verified, and has no ${empty}.`)
  const mode = pool.MfaConfiguration ?? 'OFF'
  if (mfa && mode === 'OFF') throw invalidParameter('The line turns MFA on, which the user pool does not have.')
  if (mfa && attributes.phone_number === undefined) throw invalidParameter('The line turns MFA on, and has no phone_number.')
  return {
    username,
    attributes,
    smsMfa: mfa,
    ...(algorithm !== undefined && hash !== '' && { passwordHash: checkedPasswordHash(algorithm, hash) }),
  }
}

function boolean(column: string, text: string): boolean {
  const folded = text.toLowerCase()
  if (folded === 'true') return true
  if (folded === 'false' || folded === '') return false
  throw invalidParameter(`${column} must be TRUE or FALSE: ${text}`)
}

/** What became of a line. Seen: the form and the sentences of the first two. */
export const importNote = {
  succeeded: (line: number) => `[SUCCEEDED] Line Number ${line} - The import succeeded.`,
  skipped: (line: number) => `[SKIPPED] Line Number ${line} - The user already exists.`,
  failed: (line: number, reason: string) => `[FAILED] Line Number ${line} - ${reason}`,
} as const

// Seen: the first two; Assumed: the others.
export const completionMessages = {
  succeeded: 'Import Job Completed Successfully.',
  tooManyFailed: 'Too many users have failed or been skipped during the import.',
  stopped: 'The import job was stopped.',
  expired: 'The import job was not started within 24 hours.',
  noUsers: 'The CSV file has no users.',
  tooManyUsers: `The CSV file has more than ${importLimits.users} users.`,
} as const

/** A job that nobody started in time has expired. */
export function jobAt(job: UserImportJob, now: number): UserImportJob {
  if (job.Status !== 'Created' || now <= job.CreationDate + importLimits.startSeconds) return job
  return { ...job, Status: 'Expired', CompletionMessage: completionMessages.expired }
}

const active: ReadonlySet<string> = new Set(['Pending', 'InProgress', 'Stopping'])
export const isActive = ({ Status }: UserImportJob): boolean => Status !== undefined && active.has(Status)
