/** The manual pages, rendered from the table of commands. */
import { type Command, optionName, type Parameter } from '../cli/command.ts'
import { commandFamilies, commandTable } from '../cli/command-table.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { literal, prose } from './mdoc.ts'
import { document, head, list, type Page, type Release, references, shell } from './page.ts'
import { servicePages } from './service-pages.ts'

/** cogmock.1 and one page per command and per service. */
export async function manualPages(release: Release): Promise<Page[]> {
  const rows = commandTable.flatMap(({ commands }) => Object.entries(commands))
  const pages = rows.map(async ([name, { summary, load }]) => ({
    file: `${pageName(name)}.1`,
    text: commandPage(name, summary, await load(), release),
  }))
  return [{ file: 'cogmock.1', text: mainPage(release) }, ...(await Promise.all(pages)), ...servicePages(release)]
}

const pageName = (name: string): string => `cogmock-${name.replaceAll(' ', '-')}`

function commandPage(name: string, summary: string, command: Command, release: Release): string {
  const parameters = Object.entries(command.parameters)
  const options = parameters.filter(([, { kind }]) => kind !== 'argument')
  const operands = parameters.filter(([, { kind }]) => kind === 'argument')
  return document([
    ...head(pageName(name), summary, release),
    '.Sh SYNOPSIS',
    '.Nm cogmock',
    `.Cm ${name}`,
    ...options.map(([key, option]) => usage(key, option)),
    ...operands.map(([, { placeholder = 'VALUE', required }]) => (required ? `.Ar ${placeholder}` : `.Op Ar ${placeholder}`)),
    '.Sh DESCRIPTION',
    ...paragraphs(command.description),
    ...(parameters.length > 0 ? ['.Pp', 'The arguments are as follows:', ...list([...operands, ...options].map(item))] : []),
    '.Sh EXIT STATUS',
    ...exitStatus(command.exitCodes ?? {}),
    '.Sh EXAMPLES',
    ...command.examples.flatMap(({ command: line, purpose }, index) => [...(index > 0 ? ['.Pp'] : []), ...prose(purpose), ...shell(line)]),
    '.Sh SEE ALSO',
    ...related(name),
  ])
}

function mainPage(release: Release): string {
  return document([
    ...head('cogmock', 'Amazon Cognito on your own machine', release),
    '.Sh SYNOPSIS',
    '.Nm cogmock',
    '.Ar command',
    '.Op Ar options',
    '.Nm cogmock',
    '.Cm cognito-idp | cognito-identity',
    '.Ar operation',
    '.Op Ar parameters',
    '.Sh DESCRIPTION',
    ...paragraphs([
      'cogmock emulates the user pools and identity pools of Amazon Cognito. It answers the AWS SDKs and the AWS CLI over HTTP on 127.0.0.1, issues tokens that any JWT library verifies, and keeps its state on disk.',
      'It is meant for development and tests. It checks no request signatures: whoever reaches its port may do everything.',
    ]),
    ...commandTable.flatMap(({ title, commands }) => [
      `.Ss ${title}`,
      ...list(Object.entries(commands).map(([name, { summary }]) => [`.Cm ${name}`, ...prose(`${summary}.`), `See ${pageName(name)}(1).`])),
    ]),
    '.Ss AWS commands',
    ...list([
      [
        '.Cm cognito-idp Ar operation',
        ...prose('Every operation of user pools, spelled and answered as the AWS CLI does.'),
        'See cogmock-cognito-idp(1).',
      ],
      ['.Cm cognito-identity Ar operation', 'Every operation of identity pools.', 'See cogmock-cognito-identity(1).'],
      ['.Cm aws Ar words', ...prose('The real AWS CLI, where it is installed, with the endpoint and credentials of the emulator.')],
    ]),
    '.Sh ENVIRONMENT',
    ...list([
      [
        '.Ev COGMOCK_HOME',
        ...prose(
          'The folder of state, logs, settings and, where there is no keychain, tokens. Without it: `~/.local/state/cogmock`, or what the system has for such things.',
        ),
      ],
      ['.Ev COGMOCK_NAME', ...prose('Which of several emulators, as --name says.')],
      ['.Ev COGMOCK_KEYCHAIN', ...prose('`off` keeps tokens in a file and never asks the keychain of the system.')],
      [
        '.Ev AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER',
        ...prose('Where user pools are, before the setting `endpoint` and the emulator that runs here. So does AWS_ENDPOINT_URL.'),
      ],
      ['.Ev AWS_REGION', 'Region of requests.'],
      ['.Ev NO_COLOR', ...prose('Print without colours, as --no-color says.')],
    ]),
    '.Sh FILES',
    ...list([
      [
        `.Pa ${literal('$COGMOCK_HOME/default/state.json')}`,
        ...prose('The state, with `state.journal` beside it. Only the emulator writes it.'),
      ],
      [`.Pa ${literal('$COGMOCK_HOME/default/daemon.json')}`, 'Where the emulator answers, while it runs.'],
      [`.Pa ${literal('$COGMOCK_HOME/default/daemon.log')}`, 'Its log.'],
      [`.Pa ${literal('$COGMOCK_HOME/config.json')}`, ...prose('What `cogmock config` keeps.')],
    ]),
    '.Sh EXIT STATUS',
    ...exitStatus({}),
    '.Sh EXAMPLES',
    'From nothing to verified tokens:',
    ...shell('cogmock start && cogmock quickstart'),
    '.Pp',
    'A test that needs the code that a real pool would have sent:',
    ...shell('code=$(cogmock codes get --user ada --wait 30s)'),
    '.Sh SEE ALSO',
    ...references(Object.keys(commandFamilies).length > 0 ? ['cogmock-start', 'cogmock-quickstart', 'cogmock-login', 'cogmock-seed'] : []),
  ])
}

function usage(key: string, { kind, placeholder = 'VALUE', choices, required, short }: Parameter): string {
  const name = short === undefined ? `Fl \\-${optionName(key)}` : `Fl ${short}`
  const value = kind === 'flag' ? '' : ` Ar ${choices?.join('|') ?? placeholder}`
  return required ? `.${name}${value}` : `.Op ${name}${value}`
}

function item([key, { kind, placeholder = 'VALUE', short, summary, choices, required, default: preset }]: [string, Parameter]): string[] {
  const value = kind === 'flag' ? '' : ` Ar ${choices?.join('|') ?? placeholder}`
  const names = kind === 'argument' ? `Ar ${placeholder}` : `${short === undefined ? '' : `Fl ${short} , `}Fl \\-${optionName(key)}${value}`
  const notes = [preset === undefined ? '' : `The default is ${String(preset)}.`, required ? 'Required.' : ''].filter(Boolean)
  return [`.It ${names}`, ...prose([`${summary}.`, ...notes].join(' '))]
}

const paragraphs = (texts: readonly string[]): string[] => texts.flatMap((text, index) => [...(index > 0 ? ['.Pp'] : []), ...prose(text)])

function exitStatus(own: Readonly<Record<number, string>>): string[] {
  return list(Object.entries({ ...exitCodes, ...own }).map(([code, meaning]) => [`.It ${code}`, ...prose(`${meaning}.`)]))
}

function related(name: string): string[] {
  const group = commandTable.find(({ commands }) => name in commands)
  const others = Object.keys(group?.commands ?? {}).filter((other) => other !== name)
  return references(['cogmock', ...others.map(pageName)])
}
