import { join } from 'node:path'
import type { Io } from '../io.ts'
import { packageFolder } from '../package-folder.ts'
import { style } from '../style.ts'
import { inPath } from './in-path.ts'
import { commandLine, runCommand } from './run-command.ts'

const poolName = 'quickstart'
const clientName = 'quickstart-app'
const username = 'ada'
const password = 'Quickstart-1'

interface Target {
  readonly endpointUrl: string | undefined
  readonly region: string | undefined
  readonly shownRegion: string
}

/** Each step asks first what is there, so that a second run makes nothing twice. @throws Failure of the command that did not work */
export async function quickstartSteps(target: Target, io: Io): Promise<void> {
  const { bold, dim, green, cyan } = style(io.out, io.env)
  const say = (text: string) => io.out.write(`${text}\n`)
  const where = [
    ...(target.endpointUrl === undefined ? [] : ['--endpoint-url', target.endpointUrl]),
    ...(target.region === undefined ? [] : ['--region', target.region]),
  ]
  const run = (words: readonly string[], result: (answer: string) => string, input?: string): string => {
    const all = [...words, ...where]
    const answer = runCommand(all, input, io)
    say(`${dim('$')} ${input === undefined ? '' : cyan(`echo '${input}' | `)}${cyan(commandLine(all))}`)
    say(`  ${result(answer)}`)
    return answer
  }
  /** The one word that a query finds; empty where it finds nothing. */
  const find = (words: readonly string[]): string => {
    const answer = runCommand([...words, '--output', 'text', ...where], undefined, io)
    return answer === 'None' ? '' : answer
  }
  const idp = (operation: string, ...words: readonly string[]) => ['cognito-idp', operation, ...words]
  const there = (what: string) => say(`${dim('#')} ${what} is there already.`)

  // In a clone nobody has put it there yet, and then none of the lines below could be pasted.
  if (!inPath('cogmock', io.env)) {
    say(bold('cogmock is not in your path yet (`npm link` puts it there); until then:'))
    say(`${dim('$')} ${cyan(`alias cogmock="node '${join(packageFolder, 'bin', 'cogmock.js')}'"`)}\n`)
  }
  say(bold('A user pool'))
  let pool = find(idp('list-user-pools', '--max-results', '60', '--query', `UserPools[?Name=='${poolName}'].Id | [0]`))
  if (pool === '') {
    pool = run(idp('create-user-pool', '--pool-name', poolName, '--query', 'UserPool.Id', '--output', 'text'), (id) => id)
  } else there(`The pool ${poolName}, ${pool},`)

  say(bold('An app client, which may sign users in over SRP'))
  const inPool = ['--user-pool-id', pool]
  let client = find(idp('list-user-pool-clients', ...inPool, '--query', `UserPoolClients[?ClientName=='${clientName}'].ClientId | [0]`))
  if (client === '') {
    const flows = ['--explicit-auth-flows', 'ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
    const create = idp('create-user-pool-client', ...inPool, '--client-name', clientName, ...flows)
    client = run([...create, '--query', 'UserPoolClient.ClientId', '--output', 'text'], (id) => id)
  } else there(`The client ${clientName}, ${client},`)

  say(bold('A user with a permanent password'))
  const user = find(idp('list-users', ...inPool, '--filter', `username = "${username}"`, '--query', 'Users[0].Username'))
  if (user === '') {
    const attributes = ['--user-attributes', `Name=email,Value=${username}@example.com`, 'Name=email_verified,Value=true']
    const create = idp('admin-create-user', ...inPool, '--username', username, ...attributes, '--message-action', 'SUPPRESS')
    run([...create, '--query', 'User.UserStatus', '--output', 'text'], (status) => status)
    run(idp('admin-set-user-password', ...inPool, '--username', username, '--password', password, '--permanent'), () => 'done')
  } else there(`The user ${username}`)

  say(bold('Sign in: over SRP, so that the password itself is never sent'))
  run(['login', ...inPool, '--client-id', client, '--username', username, '--password-stdin'], (answer) => answer, password)

  say(bold('Verify the tokens against the published keys'))
  const verdict = (answer: string) => green(answer.split('\n').at(-1) ?? '')
  run(['token', 'verify', '--type', 'id', '--use', 'id'], verdict)
  run(['token', 'verify', '--type', 'access', '--use', 'access'], verdict)

  say(`\n${bold('What to try next')}`)
  const next = [
    ['cogmock whoami', 'who is signed in'],
    ['cogmock token decode', 'what the access token says'],
    ['curl -H "Authorization: Bearer $(cogmock token get)" http://localhost:8080/', 'call an API of yours'],
    [`cogmock cognito-idp list-users --user-pool-id ${pool} --output table`, 'every operation of the AWS CLI'],
    ['cogmock codes tail', 'see codes as they are issued'],
    ['eval "$(cogmock env)"', 'point AWS SDKs and the AWS CLI here'],
    ['cogmock help', 'everything else'],
  ]
  for (const [command = '', purpose = ''] of next) say(`  ${cyan(command)}\n      ${dim(purpose)}`)
}
