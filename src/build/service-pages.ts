/** The manual pages of the two services. */
import { globalArguments } from '../cli/service/global-options.ts'
import { operationSummary } from '../cli/service/help/summary.ts'
import { cognitoIdentity } from '../model/generated/cognito-identity.ts'
import { cognitoIdp } from '../model/generated/cognito-idp.ts'
import { kebabCase } from '../model/names.ts'
import type { ServiceModel } from '../model/shapes.ts'
import { prose } from './mdoc.ts'
import { document, head, list, type Page, type Release, references, shell } from './page.ts'

const services = [
  { model: cognitoIdp, summary: 'the operations of user pools', example: ['list-user-pools', '--max-results 10'] },
  { model: cognitoIdentity, summary: 'the operations of identity pools', example: ['list-identity-pools', '--max-results 10'] },
] as const

/** One page per service: its operations, and what all of them take. */
export function servicePages(release: Release): Page[] {
  return services.map(({ model, summary, example }) => {
    const name = `cogmock-${model.name}`
    return { file: `${name}.1`, text: document([...head(name, summary, release, 'src/model'), ...servicePage(model, example.join(' '))]) }
  })
}

function servicePage(model: ServiceModel, example: string): string[] {
  const other = services.find(({ model: { name } }) => name !== model.name)?.model.name ?? ''
  return [
    '.Sh SYNOPSIS',
    '.Nm cogmock',
    `.Cm ${model.name}`,
    '.Ar operation',
    '.Op Ar options',
    '.Nm cogmock',
    `.Cm ${model.name}`,
    '.Op Ar operation',
    '.Cm help',
    '.Sh DESCRIPTION',
    ...prose(
      `Calls an operation of the emulator. Options, requests, output, messages and exit codes are those of \`aws ${model.name}\`, so that a script needs no more than its name changed. \`cogmock ${model.name} OPERATION help\` and cogmock-${model.name}-OPERATION(1) have the options of each; \`cogmock man --install\` puts those pages where man finds them.`,
    ),
    '.Ss Operations',
    ...list(Object.keys(model.operations).map((operation) => [`.Cm ${kebabCase(operation)}`, ...prose(`${operationSummary(operation)}.`)])),
    '.Ss Options of every operation',
    ...list([
      ['.Fl \\-cli-input-json Ar JSON', ...prose('All parameters as one JSON text or file; options replace what it says.')],
      ['.Fl \\-cli-input-yaml Ar YAML', 'The same in YAML.'],
      [
        '.Fl \\-generate-cli-skeleton Op Cm input | yaml-input | output',
        ...prose('Print what such a text, or the answer, looks like, and call nothing.'),
      ],
      ...globalArguments.map(({ flag = '', takes, choices }) => [
        `.Fl ${flag.slice(1).replace('-', '\\-')}${takes === 'none' ? '' : ` ${choices === undefined ? 'Ar value' : `Cm ${choices.join(' | ')}`}`}`,
        ...prose(meanings[flag] ?? ''),
      ]),
    ]),
    '.Sh EXIT STATUS',
    ...list([
      ['.It 0', 'Done.'],
      ['.It 252', 'The command line or its parameters are wrong.'],
      ['.It 253', 'A configured value is wrong.'],
      ['.It 254', 'The service answered with an error.'],
      ['.It 255', 'Anything else, such as nothing answering at the endpoint.'],
    ]),
    '.Sh EXAMPLES',
    ...shell(`cogmock ${model.name} ${example}`),
    '.Sh SEE ALSO',
    ...references(['cogmock', `cogmock-${other}`, 'cogmock-env', 'cogmock-man']),
  ]
}

const meanings: Readonly<Record<string, string>> = {
  '--debug': 'Say on standard error what is sent and answered.',
  '--endpoint-url': 'Where the service is; without it the environment, the configuration and the running emulator say.',
  '--no-verify-ssl': 'Trust any certificate.',
  '--no-paginate': 'Ask for one page only.',
  '--output': 'Format of the answer; the default is json.',
  '--query': 'A JMESPath expression that picks from the answer.',
  '--profile': 'A profile of the AWS configuration files.',
  '--region': 'Region of the request.',
  '--color': 'Whether tables have colours.',
  '--no-sign-request': 'Send no signature.',
  '--ca-bundle': 'A file of certificate authorities to trust.',
  '--cli-read-timeout': 'Seconds to wait for an answer; 0 waits for ever.',
  '--cli-connect-timeout': 'Seconds to wait for a connection; 0 waits for ever.',
  '--cli-binary-format': 'How options give bytes: as base64, or as they are.',
  '--no-cli-pager': 'Print without a pager on a terminal too.',
  '--cli-auto-prompt': 'Taken for the sake of scripts; nothing is asked.',
  '--no-cli-auto-prompt': 'The same.',
  '--version': 'Print the version.',
}
