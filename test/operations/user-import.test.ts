/** Users from a CSV file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { PasswordHashingAlgorithmType } from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { followEvents } from '../../src/operations/control/events.ts'
import { type Scene, startScene } from '../support/scene.ts'

const CloudWatchLogsRoleArn = 'arn:aws:iam::000000000000:role/import'
const header = 'name,email,email_verified,phone_number,phone_number_verified,cognito:mfa_enabled,cognito:username'

async function upload(url: string | undefined, text: string): Promise<{ status: number; text: string }> {
  const response = await fetch(url ?? '', { method: 'PUT', body: text, headers: { 'x-amz-server-side-encryption': 'aws:kms' } })
  return { status: response.status, text: await response.text() }
}

/** A job whose file is there. */
async function uploaded(
  { api, poolId: UserPoolId }: Scene,
  text: string,
  PasswordHashingAlgorithm?: PasswordHashingAlgorithmType,
): Promise<string> {
  const { UserImportJob: job } = await api.createUserImportJob({
    UserPoolId,
    JobName: 'people',
    CloudWatchLogsRoleArn,
    PasswordHashingAlgorithm,
  })
  const { status } = await upload(job?.PreSignedUrl, text)
  if (status !== 200) throw new Error(`The upload was answered with ${status}`)
  return job?.JobId ?? ''
}

async function ended({ api, poolId: UserPoolId }: Scene, JobId: string) {
  for (;;) {
    const { UserImportJob: job } = await api.describeUserImportJob({ UserPoolId, JobId })
    if (!['Pending', 'InProgress', 'Stopping'].includes(job?.Status ?? '')) return job
    await wait(5)
  }
}

async function imported(scene: Scene, text: string, algorithm?: PasswordHashingAlgorithmType) {
  const JobId = await uploaded(scene, text, algorithm)
  await scene.api.startUserImportJob({ UserPoolId: scene.poolId, JobId })
  return await ended(scene, JobId)
}

const notes = async (scene: Scene, id: string | undefined): Promise<string[]> =>
  (await (await fetch(`${scene.url}/_cogmock/import-notes/${id}`)).json()) as string[]

t.test('the header has every attribute of the pool', async (t) => {
  const { api, poolId: UserPoolId } = await startScene(t, { pool: { Schema: [{ Name: 'team', AttributeDataType: 'String' }] } })
  const { CSVHeader = [] } = await api.getCSVHeader({ UserPoolId })
  t.equal(CSVHeader.includes('sub'), false)
  t.same(CSVHeader.slice(0, 3), ['name', 'given_name', 'family_name'])
  t.same(CSVHeader.slice(-3), ['custom:team', 'cognito:mfa_enabled', 'cognito:username'])
})

t.test('users are imported, have to reset their password, and then sign in', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId, clientId: ClientId, code, signIn, addUser, clock } = scene
  await addUser('taken')
  const job = await imported(
    scene,
    [
      `\uFEFF${header}`,
      '"Smith, John",john@example.com,TRUE,,,FALSE,john',
      'Jane,jane@example.com,true,+15550100,False,false,jane',
      'Taken,taken@example.com,TRUE,,,FALSE,taken',
      'Nobody,nobody@example.com,FALSE,,,FALSE,nobody',
      'Empty,,TRUE,,,FALSE,empty',
      'Odd,odd@example.com,YES,,,FALSE,odd',
      'Short,short@example.com',
      'Factor,f@example.com,TRUE,+15550101,,TRUE,factor',
      'None,n@example.com,TRUE,,,FALSE,',
      `${'x'.repeat(16_000)},long@example.com,TRUE,,,FALSE,long`,
    ].join('\r\n'),
  )
  t.match(job, {
    JobName: 'people',
    Status: 'Succeeded',
    ImportedUsers: 2,
    SkippedUsers: 1,
    FailedUsers: 7,
    CompletionMessage: 'Import Job Completed Successfully.',
    CloudWatchLogsRoleArn,
  })
  t.same(await notes(scene, job?.JobId), [
    '[SKIPPED] Line Number 4 - The user already exists.',
    '[FAILED] Line Number 5 - The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).',
    '[FAILED] Line Number 6 - The line says that email is verified, and has no email.',
    '[FAILED] Line Number 7 - email_verified must be TRUE or FALSE: YES',
    '[FAILED] Line Number 8 - The line has 2 values, and the header has 7 columns.',
    '[FAILED] Line Number 9 - The line turns MFA on, which the user pool does not have.',
    '[FAILED] Line Number 10 - The line has no cognito:username.',
    '[FAILED] Line Number 11 - The line is longer than 16000 characters.',
  ])
  const john = await api.adminGetUser({ UserPoolId, Username: 'john' })
  t.equal(john.UserStatus, 'RESET_REQUIRED')
  t.match(Object.fromEntries((john.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value])), {
    name: 'Smith, John',
    email: 'john@example.com',
    email_verified: 'true',
  })
  await t.rejects(signIn('john'), { name: 'PasswordResetRequiredException' })
  await api.forgotPassword({ ClientId, Username: 'john' })
  await api.confirmForgotPassword({ ClientId, Username: 'john', ConfirmationCode: code('john'), Password: 'Chosen1!x' })
  t.ok((await signIn('john', 'Chosen1!x')).AccessToken)
  clock.pass(1)
  t.match(await imported(scene, `${header}\nJohn,john@example.com,TRUE,,,FALSE,john`), { ImportedUsers: 0, SkippedUsers: 1 })
})

t.test('a pool with aliases and MFA: an address is an alias, and a second factor is on', async (t) => {
  const pool = {
    AliasAttributes: ['email' as const],
    MfaConfiguration: 'OPTIONAL' as const,
    SmsConfiguration: { SnsCallerArn: CloudWatchLogsRoleArn },
  }
  const scene = await startScene(t, { pool })
  const job = await imported(
    scene,
    `${header}\nA,a@example.com,TRUE,+15550100,TRUE,TRUE,a\nB,a@example.com,TRUE,,,FALSE,b\nC,c@example.com,TRUE,,,TRUE,c`,
  )
  t.match(job, { ImportedUsers: 1, FailedUsers: 2 })
  const found = await scene.api.adminGetUser({ UserPoolId: scene.poolId, Username: 'a@example.com' })
  t.match(found, { Username: 'a', UserMFASettingList: ['SMS_MFA'] })
})

t.test('files that cannot be imported', async (t) => {
  const scene = await startScene(t)
  const message = async (text: string) => {
    const job = await imported(scene, text)
    t.match(job, { Status: 'Failed', ImportedUsers: 0 })
    return job?.CompletionMessage
  }
  t.equal(await message(''), 'The CSV file has no users.')
  t.equal(await message(header), 'The CSV file has no users.')
  t.equal(await message('email,cognito:username\na,b'), 'The CSV header lacks cognito:mfa_enabled.')
  t.equal(await message(`${header},age\na`), 'The CSV header has the column age, which the user pool does not have.')
  t.equal(await message(`${header},email\na`), 'The CSV header has the column email twice.')
  t.match(await message(`${header}\n"open`), /^The CSV file cannot be read: /)
  t.equal(await message(`${header}\nx`), 'Too many users have failed or been skipped during the import.')
})

t.test('lines are told by their numbers in the file, whatever breaks them', async (t) => {
  const scene = await startScene(t)
  const lines = [header, '"J\n\nJ",jane@example.com,TRUE,,,FALSE,jane', '', 'X', '"J\nJ",joe@example.com,TRUE,,,FALSE,joe', 'Y']
  for (const file of [lines.join('\n'), lines.join('\n').replaceAll('\n', '\r\n')]) {
    const job = await imported(scene, file)
    t.match(
      (await notes(scene, job?.JobId)).filter((note) => note.startsWith('[FAILED]')),
      [/Line Number 6 - /, /Line Number 9 - /],
    )
  }
})

t.test('the steps of a job, and what it refuses', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId, clock } = scene
  const create = () => api.createUserImportJob({ UserPoolId, JobName: 'people', CloudWatchLogsRoleArn })
  const { UserImportJob: job } = await create()
  t.match(job, { Status: 'Created', JobId: /^import-\w{10}$/, ImportedUsers: 0, SkippedUsers: 0, FailedUsers: 0 })
  const named = { UserPoolId, JobId: job?.JobId ?? '' }
  await t.rejects(api.startUserImportJob(named), { name: 'PreconditionNotMetException', message: /upload it to the PreSignedUrl/ })
  await t.rejects(api.stopUserImportJob(named), { name: 'PreconditionNotMetException' })
  t.equal((await upload(job?.PreSignedUrl?.replace(/.$/, '_'), header)).status, 403)
  t.equal((await upload(`${scene.url}/user-import/import-nope?X-Amz-Signature=x`, header)).status, 404)
  clock.pass(15 * 60 + 1)
  t.match(await upload(job?.PreSignedUrl, header), { status: 403, text: /expired/ })
  clock.pass(24 * 3600)
  t.match((await api.describeUserImportJob(named)).UserImportJob, { Status: 'Expired' })
  await t.rejects(api.startUserImportJob(named), { name: 'PreconditionNotMetException', message: /Expired/ })
  await t.rejects(api.describeUserImportJob({ UserPoolId, JobId: 'import-nope' }), { name: 'ResourceNotFoundException' })

  const many = [header, ...Array.from({ length: 20_000 }, (_, n) => `U,u${n}@example.com,TRUE,,,FALSE,u${n}`)].join('\n')
  const JobId = await uploaded(scene, many)
  t.equal((await api.startUserImportJob({ UserPoolId, JobId })).UserImportJob?.Status, 'Pending')
  const other = await uploaded(scene, many)
  const during = await Promise.allSettled([
    api.startUserImportJob({ UserPoolId, JobId: other }),
    api.updateUserPool({ UserPoolId }),
    api.stopUserImportJob({ UserPoolId, JobId }),
  ])
  const end = await ended(scene, JobId)
  t.same(
    during.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.name : 'done')),
    ['PreconditionNotMetException', 'UserImportInProgressException', 'done'],
  )
  t.match(end, { Status: 'Stopped', CompletionMessage: 'The import job was stopped.' })
  const { UserImportJobs = [], PaginationToken } = await api.listUserImportJobs({ UserPoolId, MaxResults: 2 })
  t.equal(UserImportJobs.length, 2)
  t.match(await api.listUserImportJobs({ UserPoolId, MaxResults: 2, PaginationToken }), {
    UserImportJobs: [{ JobId: other, Status: 'Created' }],
  })
})

t.test('an import goes on after a crash', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cogmock-import-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const stateFile = join(folder, 'state.json')
  const first = await startScene(t, { stateFile })
  const lines = [header, ...Array.from({ length: 450 }, (_, n) => `U,u${n}@example.com,TRUE,,,FALSE,u${n}`)]
  lines.splice(203, 0, lines[202] ?? '')
  const JobId = await uploaded(first, lines.join('\n'))
  // As the journal has it when the daemon dies in the midst of the second 200 users: two of them are kept, and not their tally.
  await first.api.adminCreateUser({ UserPoolId: first.poolId, Username: 'u300', MessageAction: 'SUPPRESS' })
  first.clock.pass(10)
  const StartDate = first.clock.now()
  for (const n of [200, 201]) {
    const UserAttributes = Object.entries({ name: 'U', email: `u${n}@example.com`, email_verified: 'true' }).map(([Name, Value]) => ({
      Name,
      Value,
    }))
    await first.api.adminCreateUser({ UserPoolId: first.poolId, Username: `u${n}`, UserAttributes, MessageAction: 'SUPPRESS' })
  }
  first.store.userImportJobs.update(
    JobId,
    (job) => ({ ...job, Status: 'InProgress', line: 201, ImportedUsers: 200, StartDate }),
    () => new Error(),
  )
  await first.store.settled()
  await first.close()

  const second = await startScene(t, { stateFile, seed: 2 })
  const scene = { ...second, poolId: first.poolId }
  t.match(await ended(scene, JobId), { Status: 'Succeeded', ImportedUsers: 449, SkippedUsers: 2, FailedUsers: 0 }, 'u201 is there twice')
  t.equal((await second.api.describeUserPool({ UserPoolId: first.poolId })).UserPool?.EstimatedNumberOfUsers, 250)
})

// Of Password1!, made by crypt(3), argon2(1) and Python's hashlib.
const hashes = {
  BCRYPT: '$2b$06$abcdefghijklmnopqrstuu41.yogQWx0HPX6.R1Y9UWOeNPvP3n9G',
  ARGON2ID: '$argon2id$v=19$m=1024,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$NAjXR9fDsWKrhtUy5oWrpAutTUe1QteZufcWrXvOWbk',
  SCRYPT: '$scrypt$ln=14,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$M3jDGxfEn+4IFpBZ70iez7/jOhwdtc+N8BaY0kYcOuU',
  PBKDF2_SHA256: '$pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$jFxBW9PkTVQr.T6ojzVduMM/g0ZefeGI6fqdOq6LpSI',
} as const

for (const [algorithm, hash] of Object.entries(hashes) as [keyof typeof hashes, string][]) {
  t.test(`users come with ${algorithm} hashes of their passwords`, async (t) => {
    const scene = await startScene(t, {
      appClient: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] },
    })
    const { api, poolId: UserPoolId, clientId: ClientId } = scene
    const text = [
      `${header},cognito:password_hash`,
      `Ada,ada@example.com,TRUE,,,FALSE,ada,"${hash}"`,
      'Bob,bob@example.com,TRUE,,,FALSE,bob,',
      'Eve,eve@example.com,TRUE,,,FALSE,eve,$1$nonsense',
    ].join('\n')
    const job = await imported(scene, text, algorithm)
    t.match(job, { Status: 'Succeeded', ImportedUsers: 2, FailedUsers: 1, PasswordHashingAlgorithm: algorithm })
    t.match(
      (await notes(scene, job?.JobId))[0],
      `[FAILED] Line Number 4 - The password hash is not one of ${algorithm}, which looks like $`,
    )
    t.match(await api.adminGetUser({ UserPoolId, Username: 'ada' }), { UserStatus: 'CONFIRMED' })
    t.match(await api.adminGetUser({ UserPoolId, Username: 'bob' }), { UserStatus: 'RESET_REQUIRED' })
    const signIn = (PASSWORD: string) =>
      api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD } })
    const choices = async () =>
      (await api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'ada' } })).AvailableChallenges
    t.same(await choices(), ['PASSWORD'])
    await t.rejects(signIn('Password2!'), { name: 'NotAuthorizedException', message: 'Incorrect username or password.' })
    const { AuthenticationResult } = await signIn('Password1!')
    t.ok(AuthenticationResult?.AccessToken)
    t.same(await choices(), ['PASSWORD', 'PASSWORD_SRP'], 'from then on it is a password as all others')
    t.ok((await signIn('Password1!')).AuthenticationResult)
    await t.rejects(signIn('Password2!'), { name: 'NotAuthorizedException' })
  })
}

t.test('who comes with a hash may change the password at once', async (t) => {
  const scene = await startScene(t)
  const { api, poolId: UserPoolId, signIn } = scene
  await imported(scene, `${header},cognito:password_hash\nAda,ada@example.com,TRUE,,,FALSE,ada,${hashes.BCRYPT}`, 'BCRYPT')
  await api.adminSetUserPassword({ UserPoolId, Username: 'ada', Password: 'Another-1', Permanent: true })
  await t.rejects(signIn('ada', 'Password1!'), { name: 'NotAuthorizedException' })
  t.ok(await signIn('ada', 'Another-1'))
})

t.test('an imported hash is a password for the history, also after another one has taken its place', async (t) => {
  const PasswordPolicy = { MinimumLength: 8, PasswordHistorySize: 2 }
  const scene = await startScene(t, { pool: { Policies: { PasswordPolicy } } })
  const { api, poolId: UserPoolId, clientId: ClientId, signIn, code } = scene
  const users = ['ada', 'bob'].map((name) => `N,${name}@example.com,TRUE,,,FALSE,${name},${hashes.BCRYPT}`)
  await imported(scene, [`${header},cognito:password_hash`, ...users].join('\n'), 'BCRYPT')
  const reused = { name: 'PasswordHistoryPolicyViolationException' }

  const { AccessToken } = await signIn('ada', 'Password1!')
  const change = (PreviousPassword: string, ProposedPassword: string) =>
    api.changePassword({ AccessToken, PreviousPassword, ProposedPassword })
  await t.rejects(change('Password1!', 'Password1!'), reused)
  await change('Password1!', 'Password2!')
  await t.rejects(change('Password2!', 'Password1!'), reused)

  await api.forgotPassword({ ClientId, Username: 'bob' })
  const confirm = (Password: string, ConfirmationCode = code('bob')) =>
    api.confirmForgotPassword({ ClientId, Username: 'bob', ConfirmationCode, Password })
  await t.rejects(confirm('Password1!'), reused)
  const twice = await Promise.allSettled([confirm('Password2!'), confirm('Password2?')])
  t.same(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], 'a code works once')
  const set = (Password: string, Permanent: boolean) => api.adminSetUserPassword({ UserPoolId, Username: 'bob', Password, Permanent })
  await t.rejects(set('Password1!', true), reused)
  await set('Password3!', true)
  await set('Password1!', true)
})

t.test('events show neither the hashes nor the file that they came in', async (t) => {
  const scene = await startScene(t)
  const lines: string[] = []
  t.teardown(followEvents(scene, (line) => lines.push(line)))
  await imported(scene, `${header},cognito:password_hash\nAda,ada@example.com,TRUE,,,FALSE,ada,${hashes.BCRYPT}`, 'BCRYPT')
  t.match(lines.join('\n'), /"passwordHash":"<redacted>"/)
  t.notMatch(lines.join('\n'), hashes.BCRYPT.slice(-20))
})

t.test('who came with a hash and has to reset it is told so, also where the client hides whether users exist', async (t) => {
  const scene = await startScene(t, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    appClient: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'], PreventUserExistenceErrors: 'ENABLED' },
  })
  const { api, poolId: UserPoolId, clientId: ClientId, signIn } = scene
  await imported(scene, `${header},cognito:password_hash\nAda,ada@example.com,TRUE,,,FALSE,ada,${hashes.BCRYPT}`, 'BCRYPT')
  await api.adminResetUserPassword({ UserPoolId, Username: 'ada' })
  const due = { name: 'PasswordResetRequiredException', message: 'Password reset required for the user' }
  await t.rejects(signIn('ada', 'Password1!'), due)
  const AuthParameters = { USERNAME: 'ada', PREFERRED_CHALLENGE: 'EMAIL_OTP' }
  await t.rejects(api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters }), due)
})

t.test('the file and the job must agree about hashes, and a hash may not cost seconds', async (t) => {
  const scene = await startScene(t)
  const line = 'Ada,ada@example.com,TRUE,,,FALSE,ada'
  t.match(await imported(scene, `${header}\n${line}`, 'BCRYPT'), { Status: 'Failed', CompletionMessage: /lacks cognito:password_hash/ })
  t.match(await imported(scene, `${header},cognito:password_hash\n${line},x`), {
    Status: 'Failed',
    CompletionMessage: /no PasswordHashingAlgorithm/,
  })
  const job = await imported(scene, `${header},password_hash\n${line},${hashes.BCRYPT.replace(/^\$2.\$../, '$2b$31')}`, 'BCRYPT')
  t.match(await notes(scene, job?.JobId), [/The cost 31 of the password hash is not between 4 and 14\.$/])
})

t.test('no hash that was taken makes a sign-in fail otherwise than by a wrong password', async (t) => {
  const scene = await startScene(t)
  const { signIn } = scene
  const file = (...hashed: string[]) =>
    [`${header},cognito:password_hash`, ...hashed.map((hash, n) => `U,u${n}@example.com,TRUE,,,FALSE,u${n},"${hash}"`)].join('\n')
  const refused = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

  const crypted = '$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i'
  const bcrypt = await imported(scene, file(crypted, crypted.replace('$04$', '$03$')), 'BCRYPT')
  t.match(await notes(scene, bcrypt?.JobId), [/^\[FAILED\] Line Number 3 - The cost 03 of the password hash is not between 4 and 14\.$/])
  await t.rejects(signIn('u0', 'y'.repeat(100)), refused)
  t.ok(await signIn('u0', 'x'.repeat(100)), 'bcrypt has only ever looked at 72 bytes')
  await t.rejects(signIn('u0', 'x'.repeat(72)), refused, 'from then on it is the whole password')

  const argon = await imported(scene, file(hashes.ARGON2ID.replace('p=1', 'p=16').replace('m=1024', 'm=100')), 'ARGON2ID')
  t.match(await notes(scene, argon?.JobId), [/ - The costs of the password hash do not fit: m is less than eight times p\.$/])
  const slow = await imported(scene, file(hashes.ARGON2ID.replace('m=1024,t=2', 'm=262144,t=16')), 'ARGON2ID')
  t.match(await notes(scene, slow?.JobId), [/m times t is more than 786432\.$/])

  const small = '$scrypt$ln=1,r=16,p=16$AAECAwQFBgcICQoLDA0ODw$X8sR4B3DMd4TtxbA2GTVwU9zdHDXBeLjquy90CsmVtA'
  const odd = [small, 'ln=17,r=1,p=1', 'ln=17,r=16,p=16'].map((costs) =>
    small.replace(/ln=1,r=16,p=16/, costs.startsWith('$') ? '$&' : costs),
  )
  const scrypt = await imported(scene, file(hashes.SCRYPT, ...odd).replaceAll(/\bu(\d)\b/g, 's$1'), 'SCRYPT')
  t.match(await notes(scene, scrypt?.JobId), [
    /Line Number 4 - .*: ln is not less than sixteen times r\.$/,
    /Line Number 5 - .*: its work is more/,
  ])
  t.ok(await signIn('s1', 'Password1!'))
})
