import { readAwsConfig } from '../../client/aws-config.ts'
import { call } from '../../client/call.ts'
import { generalFailure, isFailure, usageFailure } from '../../client/failure.ts'
import { pythonRepr } from '../../client/python-text.ts'
import {
  emptyProfile,
  loadProfile,
  type Profile,
  profileText,
  resolveSettings,
  type Settings,
  timestampFormat,
} from '../../client/settings.ts'
import { type Dict, isDict, type Value } from '../../client/value.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { ServiceName } from '../../model/shapes.ts'
import { loadChunk } from '../chunks.ts'
import { type Io, isClosedPipe } from '../io.ts'
import { type Answer, printAnswer } from '../output/print-answer.ts'
import { version } from '../version.ts'
import { type CallParameters, callParameters } from './call-parameters.ts'
import { readCommandIndex, readCommandModel } from './command-model.ts'
import { decodeBlobs } from './decode-blobs.ts'
import { type BinaryFormat, type Globals, globalArguments, type OutputFormat, outputFormats, readGlobals } from './global-options.ts'
import { memberOptions, operationArguments } from './operation-arguments.ts'
import { parseArguments, unknownOptions } from './parse-arguments.ts'
import { serviceNames } from './service-names.ts'
import { validateParameters } from './validate-parameters.ts'

const isService = (word: string): word is ServiceName => (serviceNames as readonly string[]).includes(word)
const asksForHelp = (words: readonly string[]) => words.includes('--help') || words.includes('-h')

/** Runs `[options] cognito-idp <operation> [options]` and returns the exit status; whatever goes wrong is said on `io.err`. */
export async function runService(words: readonly string[], io: Io): Promise<number> {
  try {
    return await run(words, io)
  } catch (error) {
    if (isClosedPipe(error)) return 0
    if (!isFailure(error)) throw error
    io.err.write(`\n${error.message.replace(/\p{Surrogate}/gu, escapedSurrogate)}\n`)
    if (error.hint !== undefined) io.err.write(`${error.hint}\n`)
    return error.exitCode
  }
}

/** Half a character, which nothing can print: from a command line that is no UTF-8. */
const escapedSurrogate = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`

async function run(words: readonly string[], io: Io): Promise<number> {
  if (words.includes('--cli-auto-prompt') && words.includes('--no-cli-auto-prompt')) {
    throw usageFailure('Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.')
  }
  // Files that cannot be understood are reported before anything else that is wrong, except where help may be asked for.
  const config = asksForHelp(words) || words.includes('help') ? undefined : readAwsConfig(io.env)
  const command = parseArguments([...globalArguments, { dest: 'command', takes: 'one', choices: [...serviceNames, 'help'] }], words)
  const service = command.values.get('command')
  if (typeof service !== 'string' || !isService(service)) throw generalFailure(`Not a service: ${service}`)
  // Compiled before anything else, so that a mistake in it costs no request.
  const expression = command.values.get('query')
  const query = expression === undefined ? undefined : loadChunk('query').compileQuery(String(expression))
  const globals = readGlobals(command)
  const wantsHelp = asksForHelp(command.rest) || (command.rest.length <= 2 && command.rest.at(-1) === 'help')
  const profile = wantsHelp ? emptyProfile : loadProfile(globals.profile, io.env, config)
  if (profile.found) timestampFormat(profile)
  const binaryFormat = binaryFormatOf(globals.binaryFormat ?? profileText(profile, 'cli_binary_format'))
  const asked = command.rest.find((word) => !word.startsWith('-'))
  const model = asked === undefined ? undefined : readCommandModel(service, asked)
  if (model === undefined) return unknownOperation(service, command.rest, io)
  const rest = [...command.rest]
  rest.splice(rest.indexOf(asked as string), 1)
  if (asksForHelp(rest) || (rest.length === 1 && rest[0] === 'help'))
    return loadChunk('help').printOperationHelp(model, asked as string, io)

  const options = memberOptions(model)
  const table = operationArguments(model, options, rest)
  const parsed = parseArguments(table, rest)
  const help = parsed.values.get('help')
  if (help === 'help') return loadChunk('help').printOperationHelp(model, asked as string, io)
  const unknown = help === undefined || help === '' ? parsed.rest : [...parsed.rest, String(help)]
  if (unknown.length > 0) {
    const known = [...table, ...globalArguments].flatMap(({ flag }) => flag ?? [])
    throw unknownOptions(unknown, known)
  }

  const parameters = callParameters(model, options, parsed, io.env, globals.paginate)
  const skeleton = parsed.values.get('generate-cli-skeleton')
  if (skeleton === 'input' || skeleton === 'yaml-input') {
    io.out.write(loadChunk('skeleton').inputSkeleton(model, skeleton))
    return 0
  }
  const settings = resolveSettings(service, { ...globals, userAgent: `cogmock/${version}`, log: logger(globals, io) }, io.env, profile)
  const input = withBytes(model, parameters.input, binaryFormat)
  const validated = (profileText(profile, 'parameter_validation') ?? 'true').toLowerCase() === 'true'
  const valid = (parameters: Dict) => (validated ? validateParameters(model, parameters) : undefined)
  const called = { ...parameters, input }
  const answer = skeleton === 'output' ? outputSkeleton(model, input, valid) : operationAnswer(model, called, settings, valid)
  const format = globals.output ?? io.env.AWS_DEFAULT_OUTPUT ?? profileText(profile, 'output') ?? 'json'
  // The reference finds out only now that it does not know a format.
  if (!isOutputFormat(format) && 'whole' in answer.content) await answer.content.whole
  await print(answer, { format: outputFormat(format), query, globals, profile }, io)
  return 0
}

function unknownOperation(service: ServiceName, rest: readonly string[], io: Io): number {
  const index = readCommandIndex(service)
  const [first] = rest
  if (asksForHelp(rest) && (first === undefined || first.startsWith('-'))) return loadChunk('help').printServiceHelp(service, io)
  const choices = [...Object.keys(index), 'help']
  const { values } = parseArguments([{ dest: 'operation', takes: 'one', choices }], rest)
  if (values.get('operation') === 'help') return loadChunk('help').printServiceHelp(service, io)
  throw generalFailure(`The model of ${String(values.get('operation'))} is missing from this installation`)
}

function logger({ debug }: Globals, io: Io): (line: string) => void {
  return debug ? (line) => io.err.write(`${new Date().toISOString()} - cogmock - DEBUG - ${line}\n`) : () => {}
}

function binaryFormatOf(format = 'base64'): BinaryFormat {
  if (format !== 'base64' && format !== 'raw-in-base64-out') throw generalFailure(pythonRepr(format))
  return format
}

function withBytes(model: CommandModel, input: Dict, format: BinaryFormat): Dict {
  const decoded = format === 'base64' ? decodeBlobs({ type: 'structure', name: model.input }, input, model.structures) : input
  return isDict(decoded) ? decoded : input
}

/** @throws Failure for parameters that are not right, unless the profile does not want to know */
type Check = (parameters: Dict) => void

function outputSkeleton(model: CommandModel, input: Dict, check: Check): Answer {
  const answer = loadChunk('skeleton').outputSkeleton(model)
  // The reference checks its own sample too, and refuses where a member's name is shorter than its value may be.
  validateParameters(model, answer, model.output)
  check(input)
  return { operation: model.operation, content: { whole: Promise.resolve(answer) } }
}

function operationAnswer(model: CommandModel, { input, paginate, paging }: CallParameters, settings: Settings, check: Check): Answer {
  const ask = (parameters: Dict) => {
    check(parameters)
    return call(model, parameters, settings)
  }
  const { operation, paginator } = model
  if (!paginate || paginator === undefined) return { operation, content: { whole: ask(input) } }
  return { operation, content: { paginator, pages: loadChunk('pages').pages(ask, paginator, input, paging) } }
}

function isOutputFormat(name: string): name is OutputFormat {
  return (outputFormats as readonly string[]).includes(name)
}

function outputFormat(name: string): OutputFormat {
  if (isOutputFormat(name)) return name
  throw generalFailure(`Unknown output type: ${name}`)
}

interface Presentation {
  readonly format: OutputFormat
  readonly query: ((value: Value) => Value) | undefined
  readonly globals: Globals
  readonly profile: Profile
}

async function print(answer: Answer, { format, query, globals, profile }: Presentation, io: Io): Promise<void> {
  const printing = { format, query, color: globals.color }
  const pager = io.env.AWS_PAGER ?? profileText(profile, 'cli_pager') ?? io.env.PAGER
  // Whether it is a terminal comes last: finding out may load what knows about terminals.
  if (!globals.pager || pager?.trim() === '' || !io.out.isTty) return printAnswer(answer, printing, io.out)
  await loadChunk('pager').withPager(pager, io, (out) => printAnswer(answer, printing, out))
}
