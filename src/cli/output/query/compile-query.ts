import { compile } from '@jmespath-community/jmespath'
import { usageFailure } from '../../../client/failure.ts'
import type { Value } from '../../../client/value.ts'
import { evaluate } from './evaluate.ts'
import { withoutLiterals } from './literals.ts'

/** A node of the library's syntax tree. */
export type Expression = ReturnType<typeof compile>

/** What the library reads beyond the language that the reference knows. */
const extensions = new Set(['Root', 'Arithmetic', 'Unary', 'LetExpression', 'Variable', 'Ternary', 'Binding'])

function rejectExtensions(node: unknown): void {
  if (Array.isArray(node)) for (const child of node) rejectExtensions(child)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node && extensions.has(String(node.type))) throw new Error(`Not a part of the language: ${String(node.type)}`)
    for (const child of Object.values(node)) rejectExtensions(child)
  }
}

function complaint(error: unknown, expression: string): string {
  const message = error instanceof Error ? error.message : String(error)
  if (expression === '') return 'Invalid JMESPath expression: cannot be empty.'
  if (!/\bEOF\b/.test(message)) return message
  return `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${' '.repeat(expression.length + 1)}^`
}

/**
 * The library reads the expression; evaluating it is ours, because an answer here keeps the order of its keys and knows 5 from 5.0,
 * and what goes wrong is said in the reference's words.
 * @throws Failure for an expression that cannot be read; the result throws one where it does not fit the answer
 */
export function compileQuery(expression: string): (value: Value) => Value {
  try {
    const { text, literals } = withoutLiterals(expression)
    const tree = compile(text)
    rejectExtensions(tree)
    return (value) => evaluate(tree, value, literals)
  } catch (error) {
    throw usageFailure(`Bad value for --query ${expression}: ${complaint(error, expression)}`)
  }
}
