import type { CommandModel } from '../model/operation-file.ts'
import type { Shape } from '../model/shapes.ts'
import type { HttpResponse } from './http.ts'
import { parseJson } from './parse-json.ts'
import { type TimestampFormat, timestampText } from './timestamp.ts'
import { type Dict, isDict, isList, type Value } from './value.ts'

const empty: Dict = new Map()

function bodyOf(response: HttpResponse): Dict {
  if (response.body === '') return empty
  try {
    const body = parseJson(response.body)
    return isDict(body) ? body : empty
  } catch {
    return new Map([['message', response.body]])
  }
}

/** An answer in the model's order: unknown members and nulls are dropped, times are written out. */
export function parseAnswer(model: CommandModel, response: HttpResponse, format: TimestampFormat): Dict {
  const parsed = shaped({ type: 'structure', name: model.output }, bodyOf(response), model, format)
  return isDict(parsed) ? parsed : empty
}

function shaped(shape: Shape, value: Value, model: CommandModel, format: TimestampFormat): Value {
  switch (shape.type) {
    case 'structure': {
      if (!isDict(value)) return null
      const members = Object.entries(model.structures[shape.name] ?? {})
      const known = members.flatMap(([name, member]): [string, Value][] => {
        const raw = value.get(name) ?? null
        return raw === null ? [] : [[name, shaped(member.shape, raw, model, format)]]
      })
      return new Map(known)
    }
    case 'list':
      return isList(value) ? value.map((item) => shaped(shape.of, item, model, format)) : value
    case 'map':
      return isDict(value) ? new Map([...value].map(([key, item]) => [key, shaped(shape.of, item, model, format)])) : value
    case 'timestamp':
      return timestampText(value, format)
    default:
      return value
  }
}

/** The reason phrases of an answer that has no error of its own. */
const phrases: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  507: 'Insufficient Storage',
  508: 'Loop Detected',
}

export interface ServiceError {
  readonly code: string
  readonly message: string
}

/** The error of an answer, or `undefined` where it is a success. */
export function parseError(response: HttpResponse): ServiceError | undefined {
  if (response.status < 301) return undefined
  const text = response.body.trim()
  if (response.status >= 500 && (text === '' || text.startsWith('<html>'))) {
    return { code: String(response.status), message: phrases[response.status] ?? '' }
  }
  const body = bodyOf(response)
  const message = body.has('message') ? body.get('message') : (body.get('Message') ?? '')
  const [fromHeader = '', ...rest] = (response.headers['x-amzn-query-error'] ?? '').split(';')
  const named =
    fromHeader !== '' && rest.length === 1 ? fromHeader : body.has('__type') ? (body.get('__type') ?? '') : String(response.status)
  const code = String(named)
  return { code: code.slice(code.lastIndexOf('#') + 1), message: message === null ? 'None' : String(message) }
}
