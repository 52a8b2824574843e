import { generalFailure } from '../../../client/failure.ts'
import { typeName } from '../../../client/python-text.ts'
import { Foreign, isDict, isList, type Value } from '../../../client/value.ts'
import { byCodePoint } from '../sort-keys.ts'
import type { Expression } from './compile-query.ts'
import { callFunction } from './functions.ts'
import { asNumber, equals, isFalse, isNumber } from './values.ts'

/** An expression as the argument of a function: `&name`. */
export class Reference {
  readonly apply: (value: Value) => Value
  constructor(apply: (value: Value) => Value) {
    this.apply = apply
  }
}
export type Argument = Value | Reference

type Literals = ReadonlyMap<string, Value>
type Comparator = 'GT' | 'LT' | 'GTE' | 'LTE' | 'NE' | 'EQ'

/** @throws Failure where a function or comparison gets what it cannot take */
export function evaluate(node: Expression, value: Value, literals: Literals): Value {
  const visit = (child: Expression, at: Value) => evaluate(child, at, literals)
  switch (node.type) {
    case 'Field':
      return (isDict(value) ? value.get(node.name) : undefined) ?? null
    case 'Current':
    case 'Identity':
      return value
    case 'Literal':
      return literals.get(String(node.value)) ?? null
    case 'Index':
      return isList(value) ? (value.at(node.value) ?? null) : null
    case 'Slice':
      return isList(value) ? sliced(value, node) : null
    case 'Subexpression':
    case 'IndexExpression':
    case 'Pipe':
      return visit(node.right, visit(node.left, value))
    case 'Flatten': {
      const base = visit(node.child, value)
      return isList(base) ? base.flatMap((item) => (isList(item) ? item : [item])) : null
    }
    case 'Projection':
      return projected(visit(node.left, value), (item) => visit(node.right, item))
    case 'ValueProjection': {
      const base = visit(node.left, value)
      return projected(isDict(base) ? [...base.values()] : null, (item) => visit(node.right, item))
    }
    case 'FilterProjection': {
      const base = visit(node.left, value)
      const kept = isList(base) ? base.filter((item) => !isFalse(visit(node.condition, item))) : null
      return projected(kept, (item) => visit(node.right, item))
    }
    case 'MultiSelectList':
      return value === null ? null : node.children.map((child) => visit(child, value))
    case 'MultiSelectHash':
      return value === null ? null : new Map(node.children.map((pair) => [pair.name, visit(pair.value, value)]))
    case 'OrExpression': {
      const left = visit(node.left, value)
      return isFalse(left) ? visit(node.right, value) : left
    }
    case 'AndExpression': {
      const left = visit(node.left, value)
      return isFalse(left) ? left : visit(node.right, value)
    }
    case 'NotExpression':
      return isFalse(visit(node.child, value))
    case 'Comparator':
      return compared(node.name, visit(node.left, value), visit(node.right, value))
    case 'Function':
      return callFunction(
        node.name,
        node.children.map((child): Argument => {
          if (child.type !== 'ExpressionReference') return visit(child, value)
          return new Reference((item) => visit(child.child, item))
        }),
      )
    default:
      // An expression where a value belongs: it can be handed around, and that is all.
      return new Foreign('_Expression', 'an expression')
  }
}

function projected(base: Value, apply: (item: Value) => Value): Value {
  return isList(base) ? base.map(apply).filter((item) => item !== null) : null
}

interface Slice {
  readonly start: number | null
  readonly stop: number | null
  readonly step: number | null
}

function sliced(items: readonly Value[], { start, stop, step: given }: Slice): Value {
  const step = given ?? 1
  if (step === 0) throw generalFailure('slice step cannot be zero')
  const low = step > 0 ? 0 : -1
  const high = step > 0 ? items.length : items.length - 1
  const bound = (index: number | null, otherwise: number) => {
    if (index === null) return otherwise
    return Math.min(Math.max(index < 0 ? index + items.length : index, low), high)
  }
  const end = bound(stop, step > 0 ? high : -1)
  const result: Value[] = []
  for (let i = bound(start, step > 0 ? 0 : high); step > 0 ? i < end : i > end; i += step) result.push(items[i] ?? null)
  return result
}

const signs: Readonly<Record<Comparator, string>> = { GT: '>', LT: '<', GTE: '>=', LTE: '<=', NE: '!=', EQ: '==' }

function compared(comparator: Comparator, left: Value, right: Value): Value {
  if (comparator === 'EQ') return equals(left, right)
  if (comparator === 'NE') return !equals(left, right)
  const comparable = (item: Value) => isNumber(item) || typeof item === 'string'
  if (!comparable(left) || !comparable(right)) return null
  if (isNumber(left) !== isNumber(right)) {
    throw generalFailure(`'${signs[comparator]}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`)
  }
  const order = typeof left === 'string' ? byCodePoint(left, String(right)) : asNumber(left) - asNumber(right)
  if (comparator === 'GT') return order > 0
  if (comparator === 'LT') return order < 0
  return comparator === 'GTE' ? order >= 0 : order <= 0
}
