/** Where in its text each part of a YAML document is. js-yaml tells it by events, so that no second YAML library is needed. */
import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml'
import { type Path, pathText } from './problem.ts'

/** Finds the line, from 1, of a part of the document; of what is around it where the part itself is not there. */
export type Locate = (path: Path) => number

export function locator(source: string): Locate {
  const offsets = new Map<string, number>()
  walk(parseEvents(source, {}), source, (path, offset) => offsets.set(pathText(path), offset))
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsets.get(pathText(path.slice(0, length)))
      if (offset !== undefined) return source.slice(0, offset).split('\n').length
    }
    return 1
  }
}

interface Level {
  readonly kind: 'document' | 'sequence' | 'mapping'
  readonly path: Path
  index: number
  /** The key whose value comes next. */
  key: string | undefined
}

function walk(events: readonly Event[], source: string, tell: (path: Path, offset: number) => void): void {
  const levels: Level[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      levels.pop()
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      levels.push({ kind: 'document', path: [], index: 0, key: undefined })
      continue
    }
    const level = levels.at(-1)
    const isKey = level?.kind === 'mapping' && level.key === undefined
    if (level !== undefined && isKey) {
      level.key = event.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : ''
      if (event.type === EVENT_ID.SCALAR) tell([...level.path, level.key], event.valueStart)
      if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue
    }
    const path = level === undefined ? [] : step(level)
    const offset = event.type === EVENT_ID.SCALAR ? event.valueStart : event.type === EVENT_ID.ALIAS ? event.anchorStart : event.start
    // A member is where its name is.
    if (level?.kind !== 'mapping') tell(path, offset)
    if (event.type === EVENT_ID.SEQUENCE) levels.push({ kind: 'sequence', path, index: 0, key: undefined })
    if (event.type === EVENT_ID.MAPPING) levels.push({ kind: 'mapping', path, index: 0, key: undefined })
  }
}

/** The path of the value that comes next at this level. */
function step(level: Level): Path {
  if (level.kind === 'document') return []
  if (level.kind === 'sequence') return [...level.path, level.index++]
  const key = level.key ?? ''
  level.key = undefined
  return [...level.path, key]
}
