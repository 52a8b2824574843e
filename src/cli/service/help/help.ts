import type { CommandModel } from '../../../model/operation-file.ts'
import type { ServiceName } from '../../../model/shapes.ts'
import type { Io } from '../../io.ts'
import { readCommandIndex } from '../command-model.ts'
import { describeOperation, type MemberHelp, type OperationHelp, type OptionHelp } from './describe-operation.ts'
import { shellWord } from './example-value.ts'
import { operationSummary } from './summary.ts'
import { wrapped } from './wrapped.ts'

const common = ['[--cli-input-json <JSON> | --cli-input-yaml <YAML>]', '[--generate-cli-skeleton [input|output|yaml-input]]']
const paging = ['[--max-items <integer>]', '[--starting-token <string>]', '[--page-size <integer>]', '[--no-paginate]']
const globals =
  '--endpoint-url, --region, --profile, --output json|text|table|yaml|yaml-stream, --query, --color on|off|auto, --no-sign-request, --no-verify-ssl, --ca-bundle, --cli-read-timeout, --cli-connect-timeout, --cli-binary-format base64|raw-in-base64-out, --no-cli-pager, --debug'

function usage({ flags, placeholder, required }: OptionHelp): string {
  const text = `${flags.join(' | ')}${placeholder === '' ? '' : ` ${placeholder}`}`
  return required ? text : `[${text}]`
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.join('\n')}\n`
}

function optionLines(option: OptionHelp): string[] {
  const type = option.placeholder === '' ? 'boolean' : option.placeholder
  const head = `    ${option.flags.join(' | ')}  ${type}${option.required ? '  required' : ''}`
  return [head, ...option.facts.flatMap((fact) => wrapped(fact, 8))]
}

function memberLines(members: readonly MemberHelp[], depth: number): string[] {
  return members.flatMap(({ name, type, members: inner }) => [`${'    '.repeat(depth)}${name}  ${type}`, ...memberLines(inner, depth + 1)])
}

/** An example on several lines, as a shell wants it. */
export function exampleLines(words: readonly string[]): string[] {
  const [program = '', service = '', command = '', ...options] = words
  const lines = [`    ${program} ${service} ${command}`]
  for (const word of options) {
    if (word.startsWith('--')) lines.push(`        ${word}`)
    else lines.push(`${lines.pop()} ${shellWord(word)}`)
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line))
}

/** @param key the name of what is listed */
export function pagingText(key: string): string {
  return `All pages are fetched and shown as one, unless --no-paginate or a paging parameter of the service is given. --max-items shows only so many of ${key} and a NextToken, with which --starting-token goes on; --page-size says how many to ask for at once.`
}

/** The help of an operation as plain text. */
export function operationText(help: OperationHelp): string {
  const { command, service, summary, options, paged, output, errors } = help
  const sorted = [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)]
  const parts = [
    section('NAME', [`    ${command} - ${summary}`]),
    section('SYNOPSIS', [
      `    cogmock ${service} ${command}`,
      ...[...sorted.map(usage), ...(paged ? paging : []), ...common].map((text) => `        ${text}`),
    ]),
    ...(options.length > 0 ? [section('OPTIONS', options.flatMap(optionLines))] : []),
    ...(paged ? [section('PAGING', wrapped(pagingText(paged), 4))] : []),
    section('GLOBAL OPTIONS', wrapped(globals, 4)),
    section('EXAMPLE', exampleLines(help.example)),
    section('OUTPUT', output.length > 0 ? memberLines(output, 1) : ['    Nothing.']),
    ...(errors.length > 0 ? [section('ERRORS', wrapped(errors.join(', '), 4))] : []),
  ]
  return parts.join('\n')
}

/** All operations of a service, each with what it does. */
export function serviceText(service: ServiceName): string {
  const rows = Object.entries(readCommandIndex(service))
  const width = Math.max(...rows.map(([command]) => command.length))
  const parts = [
    section('NAME', [
      `    ${service} - ${service === 'cognito-idp' ? 'user pools: users, sign-in, tokens' : 'identity pools: identities and AWS credentials'}`,
    ]),
    section('SYNOPSIS', [`    cogmock ${service} <operation> [options]`, `    cogmock ${service} <operation> help`]),
    section(
      'OPERATIONS',
      rows.map(([command, operation]) => `    ${command.padEnd(width)}  ${operationSummary(operation)}`),
    ),
    section('GLOBAL OPTIONS', wrapped(globals, 4)),
  ]
  return parts.join('\n')
}

export function printOperationHelp(model: CommandModel, command: string, io: Io): number {
  io.out.write(operationText(describeOperation(model, command)))
  return 0
}

export function printServiceHelp(service: ServiceName, io: Io): number {
  io.out.write(serviceText(service))
  return 0
}
