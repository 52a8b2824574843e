import type { CommandModel } from '../model/operation-file.ts'
import type { Shape } from '../model/shapes.ts'
import { generalFailure } from './failure.ts'
import type { HttpResponse } from './http.ts'
import { elementsOf, lacks, pairsOf } from './look-into.ts'
import { parseJson } from './parse-json.ts'
import { pythonText, typeName } from './python-text.ts'
import { type TimestampFormat, timestampText } from './timestamp.ts'
import { type Dict, isDict, isList, type Value } from './value.ts'

const empty: Dict = new Map()
/** The generated name of the output of an operation that has none. */
const noOutput = 'Unit'

/** What an answer holds. What is no JSON is taken for a message. @throws Failure where it is no text */
function bodyOf(response: HttpResponse): Value {
  if (response.notText !== undefined) throw generalFailure(response.notText)
  if (response.body === '') return empty
  try {
    return parseJson(response.body)
  } catch {
    return new Map([['message', response.body]])
  }
}

/**
 * An answer in the model's order: unknown members and nulls are dropped, times are written out.
 * @throws Failure for what does not fit the model, in the words of the reference, a Python program that looks into what is not there
 */
export function parseAnswer(model: CommandModel, response: HttpResponse, format: TimestampFormat): Dict {
  if (model.output === noOutput) return empty
  const body = bodyOf(response)
  if (body === null) throw generalFailure("argument of type 'NoneType' is not iterable")
  return shaped({ type: 'structure', name: model.output }, body, model, format) as Dict
}

function shaped(shape: Shape, value: Value, model: CommandModel, format: TimestampFormat): Value {
  switch (shape.type) {
    case 'structure':
      return value === null ? null : structure(Object.entries(model.structures[shape.name] ?? {}), value, model, format)
    case 'list':
      return elementsOf(value).map((item) => shaped(shape.of, item, model, format))
    case 'map':
      return new Map([...pairsOf(value)].map(([key, item]) => [key, shaped(shape.of, item, model, format)]))
    case 'timestamp':
      return timestampText(value, format)
    default:
      return value
  }
}

type Members = [string, { readonly shape: Shape }][]

function structure(members: Members, value: Value, model: CommandModel, format: TimestampFormat): Dict {
  if (members.length > 0 && !isDict(value)) throw lacks(value, 'get')
  const found = new Map<string, Value>()
  for (const [name, { shape }] of members) {
    const raw = (value as Dict).get(name) ?? null
    if (raw !== null) found.set(name, shaped(shape, raw, model, format))
  }
  return found
}

/** The reason phrases of an answer that has no error of its own. */
const phrases: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  506: 'Variant Also Negotiates',
  507: 'Insufficient Storage',
  508: 'Loop Detected',
  510: 'Not Extended',
  511: 'Network Authentication Required',
}

export interface ServiceError {
  readonly code: string
  readonly message: string
}

/** The error of an answer, or `undefined` where it is a success. @throws Failure for one that the reference cannot read */
export function parseError(model: CommandModel, response: HttpResponse): ServiceError | undefined {
  if (response.status < 300) return undefined
  if (response.status === 300) {
    // A success to the reference's parser, an error to what comes after it.
    parseAnswer(model, response, 'wire')
    return { code: 'Unknown', message: 'Unknown' }
  }
  const text = response.body.trim()
  if (response.status >= 500 && (text === '' || text.startsWith('<html>'))) {
    return { code: String(response.status), message: phrases[response.status] ?? '' }
  }
  const body = bodyOf(response)
  if (!isDict(body)) throw lacks(body, 'get')
  const message = body.has('message') ? body.get('message') : body.has('Message') ? body.get('Message') : ''
  return { code: codeOf(body, response), message: pythonText(message ?? null) }
}

function codeOf(body: Dict, { headers, status }: HttpResponse): string {
  const [fromHeader = '', ...rest] = (headers['x-amzn-query-error'] ?? '').split(';')
  const named = fromHeader !== '' && rest.length === 1 ? fromHeader : body.has('__type') ? (body.get('__type') ?? '') : String(status)
  if (isDict(named) || isList(named)) throw generalFailure(`unhashable type: '${typeName(named)}'`)
  if (typeof named !== 'string') throw generalFailure(`argument of type '${typeName(named)}' is not iterable`)
  return named.slice(named.lastIndexOf('#') + 1)
}
