import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { controlUrl, getJson, send } from '../../../client/control.ts'
import { Failure, usageFailure } from '../../../client/failure.ts'
import type { OperationTypes } from '../../../model/generated/cognito-idp-types.ts'
import { defineCommand } from '../../command.ts'
import { type Connection, connect, connectionParameters } from '../../connection.ts'
import { argument, choice, flag, option, required } from '../../parameter.ts'

type Job = NonNullable<OperationTypes['DescribeUserImportJob']['output']['UserImportJob']>

export const usersImport = defineCommand({
  description: [
    'Creates an import job, uploads the file to its pre-signed URL, starts the job and waits for its end: the five steps of CreateUserImportJob in one. What became of lines that were not imported goes to standard error, a line each.',
    'The first line of the file names its columns: those of `cogmock cognito-idp get-csv-header`, of which may be left out what no user has to have. Imported users have no password and set one with forgot-password, unless the file has hashes of their passwords: then they sign in with those, told in clear at the first time.',
  ],
  parameters: {
    file: required(argument('FILE', 'The CSV file, or - for standard input', { completer: 'file' })),
    pool: required(option('ID', 'User pool', { short: 'p', completer: 'user-pool' })),
    passwordHashes: choice(
      ['ARGON2ID', 'BCRYPT', 'PBKDF2_SHA256', 'SCRYPT'],
      'The file has hashes of passwords, made by this algorithm, in a column cognito:password_hash',
    ),
    json: flag('Print the job as JSON'),
    ...connectionParameters,
  },
  examples: [{ command: 'cogmock users import people.csv --pool "$pool"', purpose: 'Fill a pool:' }],
  exitCodes: { 1: 'Some lines were not imported' },
  async run({ file, pool, passwordHashes, json, ...connection }, io) {
    const text = fileText(file)
    const emulator = connect(connection, io)
    const job = await imported(text, pool, passwordHashes, emulator)
    const notes = (await getJson(controlUrl(emulator.url, `/_cogmock/import-notes/${job.JobId}`))) as readonly string[]
    for (const note of notes) io.err.write(`${note}\n`)
    io.out.write(json ? `${JSON.stringify(job, null, 2)}\n` : summary(job))
    return job.Status === 'Succeeded' && job.FailedUsers === 0 && job.SkippedUsers === 0 ? 0 : 1
  },
})

function fileText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw usageFailure(`${file} cannot be read: ${(error as Error).message}`)
  }
}

async function imported(
  text: string,
  UserPoolId: string,
  hashes: Job['PasswordHashingAlgorithm'],
  { url, invoke }: Connection,
): Promise<Job> {
  // Nothing here assumes a role, and the API wants one named.
  const CloudWatchLogsRoleArn = 'arn:aws:iam::000000000000:role/cogmock-user-import'
  const { UserImportJob: created } = await invoke('CreateUserImportJob', {
    UserPoolId,
    JobName: 'cogmock',
    CloudWatchLogsRoleArn,
    ...(hashes !== undefined && { PasswordHashingAlgorithm: hashes }),
  })
  const JobId = created?.JobId ?? ''
  const signed = new URL(created?.PreSignedUrl ?? '', url)
  await send(new URL(`${signed.pathname}${signed.search}`, url), 'PUT', text)
  await invoke('StartUserImportJob', { UserPoolId, JobId })
  for (let pause = 10; ; pause = Math.min(pause * 2, 500)) {
    const { UserImportJob: job } = await invoke('DescribeUserImportJob', { UserPoolId, JobId })
    if (job === undefined) throw new Failure(255, `The import job ${JobId} is gone.`)
    if (!['Pending', 'InProgress', 'Stopping'].includes(job.Status ?? '')) return job
    await wait(pause)
  }
}

function summary({ Status, ImportedUsers, SkippedUsers, FailedUsers, CompletionMessage }: Job): string {
  const counts = `${ImportedUsers} imported, ${SkippedUsers} skipped, ${FailedUsers} failed`
  return Status === 'Succeeded' ? `${counts}\n` : `${counts}: ${CompletionMessage}\n`
}
