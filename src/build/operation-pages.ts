/** Build step: the manual pages of operations, one each. They are 163, so they are made and not kept. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeOperation, type MemberHelp, type OperationHelp, type OptionHelp } from '../cli/service/help/describe-operation.ts'
import { exampleLines, pagingText } from '../cli/service/help/help.ts'
import { cognitoIdentity } from '../model/generated/cognito-identity.ts'
import { cognitoIdp } from '../model/generated/cognito-idp.ts'
import { kebabCase } from '../model/names.ts'
import { literal, prose, quoted } from './mdoc.ts'
import { operationFile } from './operation-models.ts'
import { document, head, list, type Page, type Release, references } from './page.ts'
import { currentRelease } from './release.ts'

export function writeOperationPages(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const { file, text } of operationPages(currentRelease())) writeFileSync(join(folder, file), text)
}

function operationPages(release: Release): Page[] {
  return [cognitoIdp, cognitoIdentity].flatMap((service) =>
    Object.keys(service.operations).map((operation) => {
      const help = describeOperation(operationFile(service, operation), kebabCase(operation))
      const name = `cogmock-${help.service}-${help.command}`
      return { file: `${name}.1`, text: document([...head(name, help.summary, release, 'src/model'), ...operationPage(help)].map(broken)) }
    }),
  )
}

function operationPage(help: OperationHelp): string[] {
  const { service, command, summary, options, paged, example, output, errors } = help
  const sorted = [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)]
  return [
    '.Sh SYNOPSIS',
    '.Nm cogmock',
    `.Cm ${service} ${command}`,
    ...sorted.map((option) => `.${option.required ? '' : 'Op '}${usage(option)}`),
    '.Sh DESCRIPTION',
    ...prose(`${summary}.`),
    ...(options.length > 0 ? ['.Pp', 'The options are as follows:', ...list(sorted.map(item))] : []),
    '.Pp',
    `Options that every operation has are in cogmock-${service}(1).`,
    ...(paged === undefined ? [] : ['.Ss Paging', ...prose(pagingText(paged))]),
    '.Ss Output',
    ...(output.length > 0 ? display(memberLines(output, 0)) : ['Nothing.']),
    ...(errors.length > 0 ? ['.Ss Errors', ...prose(`${errors.join(', ')}.`)] : []),
    '.Sh EXAMPLES',
    ...display(exampleLines(example).map((line) => line.slice(4))),
    '.Sh SEE ALSO',
    ...references(['cogmock', `cogmock-${service}`]),
  ]
}

/** Both words of a yes-or-no option in one. */
function usage(option: OptionHelp): string {
  return option.flags.length === 1 ? names(option) : names({ ...option, flags: [option.flags[0]?.replace('--', '--[no-]') ?? ''] })
}

function names({ flags, placeholder }: OptionHelp): string {
  const value = placeholder === '' ? '' : ` Ar ${placeholder.replace(/[<>]/g, '')}`
  return `${flags.map((flag) => `Fl ${literal(flag.slice(1))}`).join(' , ')}${value}`
}

function item(option: OptionHelp): string[] {
  const facts = option.facts.flatMap((fact) => {
    const [, word, value] = /^(Matches|Shorthand:) (.*?)(?:, or JSON\.)?$/.exec(fact) ?? []
    if (word === undefined || value === undefined) return prose(fact)
    return [word, `.Ql ${breakable(value)} ${word === 'Matches' ? '.' : ','}`, ...(word === 'Matches' ? [] : ['or JSON.'])]
  })
  return [`.It ${names(option)}`, ...(option.required ? ['Required.'] : []), ...facts]
}

/** A long value may go on in the next line after punctuation, and never looks as if it ended in some. */
function breakable(value: string): string {
  return quoted(value)
    .replace(/(?<=[,:)\]+*|}])(?=[^",:)\]+*|?}])/g, '\\:')
    .replace(/(?<=[.,:;)?!])"$/, '\\&"')
}

function memberLines(members: readonly MemberHelp[], depth: number): string[] {
  return members.flatMap(({ name, type, members: inner }) => [`${'    '.repeat(depth)}${name}  ${type}`, ...memberLines(inner, depth + 1)])
}

const display = (lines: readonly string[]): string[] => ['.Bd -literal -offset indent', ...lines.map(literal), '.Ed']

/** A line that is too long goes on after a backslash, which is no part of it. */
function broken(line: string): string {
  const lines = ['']
  for (const [piece] of line.matchAll(/\\\(..|\\.|./gu)) {
    if ((lines.at(-1) ?? '').length + piece.length > 76) lines.push('')
    lines[lines.length - 1] += piece
  }
  return lines.join('\\\n')
}
