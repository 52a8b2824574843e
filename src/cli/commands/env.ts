import { defineCommand } from '../command.ts'
import { connect, connectionParameters } from '../connection.ts'
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
    shell: choice(shells, 'The syntax; without it, that of $SHELL'),
    json: flag('Print one JSON object'),
    ...connectionParameters,
  },
  examples: [
    { command: 'eval "$(cogmock env)"', purpose: 'In bash and zsh:' },
    { command: 'cogmock env --shell fish | source', purpose: 'In fish:' },
    { command: 'cogmock env --shell powershell | Out-String | Invoke-Expression', purpose: 'In PowerShell:' },
  ],
  run({ shell, json, ...connection }, io) {
    const { url, region } = connect(connection, io)
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
