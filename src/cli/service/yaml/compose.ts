import { type DocumentDirective, EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'
import { implicitTag, type YamlVersion } from './implicit-tag.ts'
import { hasStrayTab } from './no-tabs.ts'

/** What is wrong with a document; which mistake it is, nobody is told. */
export class YamlMistake extends Error {}

export type YamlNode = ScalarNode | SequenceNode | MappingNode
export interface ScalarNode {
  readonly kind: 'scalar'
  readonly tag: string
  readonly text: string
}
export interface SequenceNode {
  readonly kind: 'sequence'
  readonly tag: string
  readonly items: YamlNode[]
}
export interface MappingNode {
  readonly kind: 'mapping'
  readonly tag: string
  readonly pairs: (readonly [YamlNode, YamlNode])[]
}
export interface YamlDocument {
  readonly root: YamlNode
  readonly version: YamlVersion
}

export const coreTag = (name: string) => `tag:yaml.org,2002:${name}`

type Handles = ReadonlyMap<string, string>
type Properties = { readonly anchorStart: number; readonly anchorEnd: number; readonly tagStart: number; readonly tagEnd: number }

/** The nodes of the only document of a text, aliases being the nodes they name; `undefined` where there is none. @throws YamlMistake */
export function composeDocument(text: string): YamlDocument | undefined {
  const { source, events } = parsed(text)
  if (hasStrayTab(source, events)) throw new YamlMistake('a tab')
  if (/^(?:\s*(?:#.*)?\n)*\.\.\.(?:\s|$)/.test(source)) throw new YamlMistake('an end before the beginning')
  if (events.some((event) => isGlued(event, source))) throw new YamlMistake('no blank behind a colon')
  const [start, ...rest] = events
  if (start?.type !== EVENT_ID.DOCUMENT) return undefined
  if (rest.some(({ type }) => type === EVENT_ID.DOCUMENT)) throw new YamlMistake('more than one document')
  const version = versionOf(start.directives)
  const compose = composer(rest, source, version, handlesOf(start.directives))
  return { root: compose(), version }
}

/** `{key:[value]}`, of which the reference makes nothing. */
function isGlued(event: Event, source: string): boolean {
  if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return false
  return source[event.valueEnd] === ':' && /[[{]/.test(source[event.valueEnd + 1] ?? '')
}

interface Parsed {
  readonly source: string
  readonly events: readonly Event[]
}

/** Far enough for the parser, and of no meaning where it asks for it. */
const indentation = ' '.repeat(100)

/** The reference does not mind how far the lines of quotes and brackets are indented: those that are not enough are moved. */
function parsed(text: string): Parsed {
  for (let [source, attempts] = [text, 0]; ; attempts++) {
    try {
      return { source, events: parseEvents(source, { maxDepth: 300 }) }
    } catch (error) {
      const mark = error instanceof YAMLException && error.reason === 'deficient indentation' ? error.mark : undefined
      if (mark === undefined || attempts > 1000) throw new YamlMistake(String(error))
      source = source.slice(0, mark.position) + indentation + source.slice(mark.position)
    }
  }
}

function versionOf(directives: readonly DocumentDirective[]): YamlVersion {
  const versions = directives.flatMap((directive) => (directive.kind === 'yaml' ? [directive.version] : []))
  const [version = '1.2'] = versions
  if (versions.length > 1 || !/^1\.\d+$/.test(version)) throw new YamlMistake('no such version')
  return Number(version.slice(2)) === 1 ? '1.1' : '1.2'
}

function handlesOf(directives: readonly DocumentDirective[]): Handles {
  const handles = new Map([
    ['!', '!'],
    ['!!', coreTag('')],
  ])
  for (const directive of directives) if (directive.kind === 'tag') handles.set(directive.handle, directive.prefix)
  return handles
}

function fullTag(written: string, handles: Handles): string {
  const verbatim = /^!<(.*)>$/s.exec(written)?.[1]
  const [, handle = '!', suffix = ''] = /^(!(?:[\w-]*!)?)(.*)$/s.exec(written) ?? []
  if (verbatim === undefined && !handles.has(handle)) throw new YamlMistake('no such tag handle')
  try {
    return verbatim === undefined ? `${handles.get(handle)}${decodeURIComponent(suffix)}` : decodeURIComponent(verbatim)
  } catch {
    throw new YamlMistake('no such tag')
  }
}

/** Takes the events one by one; each call answers with the node that comes next. */
function composer(events: readonly Event[], source: string, version: YamlVersion, handles: Handles): () => YamlNode {
  const anchors = new Map<string, YamlNode>()
  let index = 0

  const named = <Node extends YamlNode>(event: Properties, node: Node): Node => {
    if (event.anchorStart >= 0) anchors.set(source.slice(event.anchorStart, event.anchorEnd), node)
    return node
  }
  const tagOf = ({ tagStart, tagEnd }: Properties, implicit: () => string): string => {
    const tag = tagStart < 0 ? '!' : fullTag(source.slice(tagStart, tagEnd), handles)
    return tag === '!' ? implicit() : tag
  }
  const atEnd = () => events[index]?.type === EVENT_ID.POP

  function compose(): YamlNode {
    const event = events[index++]
    switch (event?.type) {
      case EVENT_ID.ALIAS: {
        const node = anchors.get(source.slice(event.anchorStart, event.anchorEnd))
        if (node === undefined) throw new YamlMistake('no such anchor')
        return node
      }
      case EVENT_ID.SCALAR: {
        const text = getScalarValue(source, event)
        const meant = event.style === SCALAR_STYLE.PLAIN || event.tagStart >= 0
        return named(event, { kind: 'scalar', tag: tagOf(event, () => (meant ? implicitTag(text, version) : coreTag('str'))), text })
      }
      case EVENT_ID.SEQUENCE: {
        const node: SequenceNode = named(event, { kind: 'sequence', tag: tagOf(event, () => coreTag('seq')), items: [] })
        while (!atEnd()) node.items.push(compose())
        index++
        return node
      }
      case EVENT_ID.MAPPING: {
        const node: MappingNode = named(event, { kind: 'mapping', tag: tagOf(event, () => coreTag('map')), pairs: [] })
        while (!atEnd()) node.pairs.push([compose(), compose()])
        index++
        return node
      }
      default:
        // A document without content.
        return { kind: 'scalar', tag: coreTag('null'), text: '' }
    }
  }
  return compose
}
