/**
 * A parameter or an answer as the command line sees it: JSON that keeps what JavaScript's own would lose, because the AWS CLI's
 * output and messages depend on it - the order of keys such as "10" and "9", the difference between `5` and `5.0`, and large integers.
 */
export type Value = string | number | bigint | boolean | null | Float | Uint8Array | Foreign | readonly Value[] | Dict

/** A number that was written with a fraction or an exponent; every other number is an integer. */
export class Float {
  readonly kind = 'float'
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

export type Dict = ReadonlyMap<string, Value>

/**
 * What the reference, a Python program, has besides: dates and the like, from YAML and in sample answers. No parameter takes one, so
 * it is only shown.
 */
export class Foreign {
  readonly kind = 'foreign'
  /** Python's name of its class. */
  readonly type: string
  readonly text: string
  readonly repr: string
  constructor(type: string, text: string, repr = text) {
    this.type = type
    this.text = text
    this.repr = repr
  }
}

/** A dict of YAML: a key that is no text stands for itself in `odd`, under a name that no text of YAML can have. */
export class YamlDict extends Map<string, Value> {
  readonly kind = 'yaml'
  readonly odd = new Map<string, Value>()
}

/** A dict that came from JSON on the command line: the reference's messages print it differently from one in shorthand. */
export class OrderedDict extends Map<string, Value> {
  readonly kind = 'ordered'
  /** Python's name of its class. */
  readonly type: string
  constructor(type = 'collections.OrderedDict') {
    super()
    this.type = type
  }
}

// Told by their `kind`, not by their class, because each part of the built program has its own copy of the classes.
export function isFloat(value: Value | undefined): value is Float {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'float'
}

export function isOrderedDict(value: Value | undefined): value is OrderedDict {
  return value instanceof Map && 'kind' in value && value.kind === 'ordered'
}

export function isForeign(value: Value | undefined): value is Foreign {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'foreign'
}

function isYamlDict(dict: Dict): dict is YamlDict {
  return 'kind' in dict && dict.kind === 'yaml'
}

/** A key of a dict as it was written: YAML has keys that are not text. */
export function keyOf(dict: Dict, key: string): Value {
  // `null` is a key too.
  return isYamlDict(dict) && dict.odd.has(key) ? (dict.odd.get(key) ?? null) : key
}

/** A dict of the same keys. */
export function mapDict(dict: Dict, change: (item: Value, key: string) => Value): Dict {
  const changed = isYamlDict(dict) ? new YamlDict() : new Map<string, Value>()
  for (const [key, item] of dict) changed.set(key, change(item, key))
  if (isYamlDict(dict) && changed instanceof YamlDict) for (const [key, odd] of dict.odd) changed.odd.set(key, odd)
  return changed
}

export function isDict(value: Value | undefined): value is Dict {
  return value instanceof Map
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** Neither a list nor a dict. */
export function isScalar(value: Value): boolean {
  return !isDict(value) && !isList(value)
}

/** What ordinary JavaScript works with; floats and large integers become numbers. */
export function toPlain(value: Value): unknown {
  if (isDict(value)) return Object.fromEntries([...value].map(([key, item]) => [key, toPlain(item)]))
  if (isList(value)) return value.map(toPlain)
  if (isFloat(value)) return value.value
  if (typeof value === 'bigint') return Number(value)
  return value
}

/** The inverse of `toPlain`; a number with a fraction becomes a `Float`. */
export function fromPlain(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromPlain)
  if (typeof value === 'number') return Number.isInteger(value) ? value : new Float(value)
  if (value instanceof Uint8Array || value instanceof Map || value instanceof Float) return value
  if (typeof value === 'object' && value !== null) return new Map(Object.entries(value).map(([key, item]) => [key, fromPlain(item)]))
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value
  return null
}

/** Equal by content, as the reference compares answers. */
export function isEmptyDict(value: Value): boolean {
  return isDict(value) && value.size === 0
}
