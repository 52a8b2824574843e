import { coreTag, type MappingNode, YamlMistake, type YamlNode } from './compose.ts'

type Pairs = readonly (readonly [YamlNode, YamlNode])[]

/** The pairs of a mapping without its `<<`. */
export interface FlatPairs {
  /** What `<<` brings; a later pair takes the place of an earlier one. */
  readonly merged: Pairs
  readonly own: Pairs
}

/** Puts in the pairs of the mappings that `<<` names. @param known what has been flattened @throws YamlMistake */
export function flattened(node: MappingNode, known: Map<MappingNode, FlatPairs>): FlatPairs {
  const before = known.get(node)
  if (before !== undefined) return before
  let merged: Pairs = []
  const own: (readonly [YamlNode, YamlNode])[] = []
  for (const [key, value] of node.pairs) {
    if (key.tag !== coreTag('merge')) own.push([asText(key), value])
    else if (merged.length > 0) throw new YamlMistake('<< twice')
    else merged = pairsOf(value, known)
  }
  const flat = { merged, own }
  known.set(node, flat)
  return flat
}

/** `=` is a key like any other. */
function asText(key: YamlNode): YamlNode {
  return key.kind === 'scalar' && key.tag === coreTag('value') ? { ...key, tag: coreTag('str') } : key
}

function pairsOf(value: YamlNode, known: Map<MappingNode, FlatPairs>): Pairs {
  // The first mapping of a list counts most, so it comes last.
  const nodes = value.kind === 'sequence' ? value.items.toReversed() : [value]
  return nodes.flatMap((node) => {
    if (node.kind !== 'mapping') throw new YamlMistake('only mappings can be merged')
    const { merged, own } = flattened(node, known)
    return [...merged, ...own]
  })
}
