import { connectionParameters } from '../connection.ts'
import { option } from '../parameter.ts'

/** What narrows a list of codes, and where they are asked for. */
export const codeParameters = {
  user: option('NAME', 'Only codes of this user', { short: 'u', completer: 'username' }),
  pool: option('ID', 'Only codes of this user pool', { short: 'p', completer: 'user-pool' }),
  ...connectionParameters,
}
