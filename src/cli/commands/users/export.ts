import { writeFileSync } from 'node:fs'
import { generalFailure } from '../../../client/failure.ts'
import type { UserType } from '../../../model/generated/cognito-idp-types.ts'
import { defineCommand } from '../../command.ts'
import { type Connection, connect, connectionParameters } from '../../connection.ts'
import { usersOf } from '../../listings.ts'
import { argument, option, required } from '../../parameter.ts'

export const usersExport = defineCommand({
  description: [
    'Writes every user of a pool as a line of CSV, in the form that `cogmock users import` and Amazon Cognito import. Passwords are not in it: nobody can read them.',
  ],
  parameters: {
    file: argument('FILE', 'Where to write it; standard output without it', { completer: 'file' }),
    pool: required(option('ID', 'User pool', { short: 'p', completer: 'user-pool' })),
    ...connectionParameters,
  },
  examples: [{ command: 'cogmock users export people.csv --pool "$pool"', purpose: 'Keep the users of a pool:' }],
  async run({ file, pool, ...connection }, io) {
    const emulator = connect(connection, io)
    const text = await csvOf(pool, emulator)
    if (file === undefined || file === '-') io.out.write(text)
    else writeOut(file, text)
    return 0
  },
})

async function csvOf(UserPoolId: string, emulator: Connection): Promise<string> {
  const { CSVHeader: columns = [] } = await emulator.invoke('GetCSVHeader', { UserPoolId })
  const { UserPool } = await emulator.invoke('DescribeUserPool', { UserPoolId })
  // Only AdminGetUser tells who has a second factor, one user at a time; a pool without MFA takes no file that says so.
  const mayHaveMfa = UserPool?.MfaConfiguration !== 'OFF'
  const lines: string[] = [columns.map(field).join(',')]
  for (const user of await usersOf(UserPoolId, emulator)) {
    const hasMfa = mayHaveMfa && (await hasSmsMfa(UserPoolId, user, emulator))
    const values = cells(user, hasMfa)
    lines.push(columns.map((name) => field(values.get(name) ?? '')).join(','))
  }
  return `${lines.join('\n')}\n`
}

async function hasSmsMfa(UserPoolId: string, { Username = '' }: UserType, { invoke }: Connection): Promise<boolean> {
  const { UserMFASettingList = [] } = await invoke('AdminGetUser', { UserPoolId, Username })
  return UserMFASettingList.includes('SMS_MFA')
}

/** A user's values by column; TRUE and FALSE as Amazon writes them. */
function cells({ Username = '', Attributes = [] }: UserType, hasMfa: boolean): ReadonlyMap<string, string> {
  const values = new Map(Attributes.map(({ Name, Value = '' }) => [Name, Value]))
  for (const name of ['email_verified', 'phone_number_verified']) {
    values.set(name, values.get(name) === 'true' ? 'TRUE' : 'FALSE')
  }
  values.set('cognito:username', Username)
  values.set('cognito:mfa_enabled', hasMfa ? 'TRUE' : 'FALSE')
  return values
}

/** A value that holds what separates values is put in quotes. */
const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

function writeOut(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 })
  } catch (error) {
    throw generalFailure(`${file} cannot be written: ${(error as Error).message}`)
  }
}
