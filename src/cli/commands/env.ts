import { generalFailure, usageFailure } from '../../client/failure.ts'
import { daemonStatus } from '../../daemon/daemon-status.ts'
import { defineCommand } from '../command.ts'
import { type Connection, type ConnectionValues, connect, connectionParameters } from '../connection.ts'
import { nameParameter } from '../daemon/start-parameters.ts'
import type { Io } from '../io.ts'
import { choice, flag } from '../parameter.ts'

const shells = ['sh', 'fish', 'powershell'] as const
type Shell = (typeof shells)[number]

/** An assignment that the shell takes whatever the value holds. */
const assignments: Readonly<Record<Shell, (name: string, value: string) => string>> = {
  sh: (name, value) => `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  fish: (name, value) => `set -gx ${name} '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  powershell: (name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
}

export const env = defineCommand({
  description: [
    'Prints assignments for your shell: the endpoint for the AWS SDKs and the AWS CLI, a region, and credentials that only look like some. Only Cognito is pointed here; other services stay where they are, but they would get the credentials that only look like some.',
    'Credentials that are set already are kept.',
  ],
  parameters: {
    ...nameParameter,
    shell: choice(shells, 'The syntax; without it, that of $SHELL'),
    json: flag('Print one JSON object'),
    ...connectionParameters,
  },
  examples: [
    { command: 'eval "$(cogmock env)"', purpose: 'In bash and zsh:' },
    { command: 'eval "$(cogmock env --name test)"', purpose: 'For one of several emulators:' },
    { command: 'cogmock env --shell fish | source', purpose: 'In fish:' },
    { command: 'cogmock env --shell powershell | Out-String | Invoke-Expression', purpose: 'In PowerShell:' },
  ],
  async run({ shell, json, name, ...connection }, io) {
    const { url, region } = name === undefined ? connect(connection, io) : await named(name, connection, io)
    const endpoint = url.href.replace(/\/$/, '')
    const credentials = io.env.AWS_ACCESS_KEY_ID ? {} : { AWS_ACCESS_KEY_ID: 'cogmock', AWS_SECRET_ACCESS_KEY: 'cogmock' }
    const variables = {
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoint,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY: endpoint,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      ...credentials,
    }
    if (json) {
      io.out.write(`${JSON.stringify(variables, null, 2)}\n`)
      return 0
    }
    const assign = assignments[shell ?? (/(^|\/)fish$/.test(io.env.SHELL ?? '') ? 'fish' : 'sh')]
    for (const [name, value] of Object.entries(variables)) io.out.write(`${assign(name, value)}\n`)
    if (io.out.isTty) io.err.write('# To use them: eval "$(cogmock env)"\n')
    return 0
  },
})

/** Where one of several daemons is, whatever the environment and the settings say. */
async function named(name: string, connection: ConnectionValues, io: Io): Promise<Pick<Connection, 'url' | 'region'>> {
  if (connection.endpointUrl !== undefined) throw usageFailure('Give --name or --endpoint-url, not both.')
  const found = await daemonStatus(io.env, name)
  if (found.state !== 'running') throw generalFailure(`The emulator ${name} does not run: start it with \`cogmock start --name ${name}\`.`)
  return { url: new URL(found.run.url), region: connection.region ?? found.run.region }
}
