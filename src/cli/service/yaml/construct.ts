import { generalFailure } from '../../../client/failure.ts'
import { pythonRepr, typeName } from '../../../client/python-text.ts'
import { Foreign, isFloat, isForeign, isList, keyOf, OrderedDict, type Value, YamlDict } from '../../../client/value.ts'
import { coreTag, type MappingNode, type YamlDocument, YamlMistake, type YamlNode } from './compose.ts'
import { constructScalar } from './construct-scalar.ts'
import { type FlatPairs, flattened } from './merge.ts'

/** What a document stands for. @throws YamlMistake @throws Failure in Python's words, where the reference lets them through */
export function constructDocument({ root, version }: YamlDocument): Value {
  const done = new Map<YamlNode, Value>()
  const begun = new Set<YamlNode>()
  const flat = new Map<MappingNode, FlatPairs>()
  // Collections are filled after what holds them, except within a key: of two mistakes, it is the outer one that is reported.
  const later: (() => void)[] = []
  let atOnce = 0

  function construct(node: YamlNode, deep = false): Value {
    const known = done.get(node)
    if (known !== undefined) return known
    if (begun.has(node)) return null
    begun.add(node)
    if (deep) atOnce++
    const value = create(node)
    if (deep) atOnce--
    begun.delete(node)
    done.set(node, value)
    return value
  }

  function fill(work: () => void): void {
    if (atOnce > 0) work()
    else later.push(work)
  }

  function create(node: YamlNode): Value {
    switch (node.tag) {
      case coreTag('seq'):
        return sequence(node)
      case coreTag('map'):
        return mapping(node)
      case coreTag('omap'):
        return ordered(node)
      case coreTag('pairs'):
        return pairs(node)
      case coreTag('set'):
        return set(node)
      default:
        return constructScalar(node.tag, textOf(node), version)
    }
  }

  function sequence(node: YamlNode): Value {
    const list: Value[] = []
    fill(() => {
      list.push(...expected('sequence', node).items.map((item) => construct(item)))
    })
    return list
  }

  function mapping(node: YamlNode): YamlDict {
    const dict = new YamlDict()
    fill(() => fillMapping(dict, node))
    return dict
  }

  function fillMapping(dict: YamlDict, node: YamlNode): void {
    const { merged, own } = flattened(expected('mapping', node), flat)
    // What was merged may be said again; what stands in the mapping itself may not.
    for (const [keyNode, valueNode] of [...merged, ...own]) {
      const key = construct(keyNode, true)
      const name = keyName(key)
      const value = construct(valueNode)
      if (merged.length === 0 && dict.has(name)) throw new YamlMistake('the same key twice')
      if (typeof key !== 'string' && !dict.odd.has(name)) dict.odd.set(name, isList(key) ? tuple(key) : key)
      dict.set(name, value)
    }
  }

  function ordered(node: YamlNode): Value {
    const dict = new OrderedDict('ruamel.yaml.compat.ordereddict')
    fill(() => {
      for (const [keyNode, valueNode] of singlePairs(node)) {
        const key = construct(keyNode)
        const value = construct(valueNode)
        if (typeof key !== 'string' || dict.has(key)) throw generalFailure('')
        dict.set(key, value)
      }
    })
    return dict
  }

  function pairs(node: YamlNode): Value {
    const list: Value[] = []
    fill(() => {
      for (const [key, value] of singlePairs(node)) list.push(tuple([construct(key), construct(value)]))
    })
    return list
  }

  function set(node: YamlNode): Value {
    const members = new YamlDict()
    fillMapping(members, node)
    const shown = [...members.keys()].map((name) => pythonRepr(keyOf(members, name)))
    return new Foreign('set', shown.length === 0 ? 'set()' : `{${shown.join(', ')}}`)
  }

  const value = construct(root)
  // Grows while it is worked on.
  for (const work of later) work()
  return value
}

function expected<Kind extends YamlNode['kind']>(kind: Kind, node: YamlNode): Extract<YamlNode, { kind: Kind }> {
  if (node.kind !== kind) throw new YamlMistake(`expected a ${kind}`)
  return node as Extract<YamlNode, { kind: Kind }>
}

/** A mapping stands for the scalar of its member `=`. */
function textOf(node: YamlNode): string {
  if (node.kind === 'scalar') return node.text
  const value = node.kind === 'mapping' ? node.pairs.find(([key]) => key.tag === coreTag('value'))?.[1] : undefined
  if (value === undefined) throw new YamlMistake('expected a scalar')
  return textOf(value)
}

function singlePairs(node: YamlNode): (readonly [YamlNode, YamlNode])[] {
  return expected('sequence', node).items.map((item) => {
    const [pair, ...more] = expected('mapping', item).pairs
    if (pair === undefined || more.length > 0) throw new YamlMistake('expected one pair')
    return pair
  })
}

function tuple(items: readonly Value[]): Foreign {
  return new Foreign('tuple', items.length === 1 ? `(${pythonRepr(items[0] ?? null)},)` : `(${items.map(pythonRepr).join(', ')})`)
}

/** Equal for keys that are one to Python, to which `1`, `1.0` and `true` are. No text of YAML has a NUL. */
function keyName(key: Value): string {
  if (typeof key === 'string') return key
  if (isList(key)) {
    const odd = key.find((item) => isList(item) || item instanceof Map || (isForeign(item) && item.type === 'set'))
    if (odd !== undefined) throw generalFailure(`unhashable type: '${typeName(odd)}'`)
    return `\0(${key.map(keyName).join(',')})`
  }
  if (key instanceof Map || (isForeign(key) && key.type === 'set')) throw new YamlMistake('a key that is no key')
  if (typeof key === 'boolean' || typeof key === 'number' || typeof key === 'bigint') return `\0${Number(key)}`
  return isFloat(key) ? `\0${key.value}` : `\0${pythonRepr(key)}`
}
