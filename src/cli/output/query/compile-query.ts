import { compile } from '@jmespath-community/jmespath'
import { usageFailure } from '../../../client/failure.ts'
import type { Value } from '../../../client/value.ts'
import { checkSyntax } from './check-syntax.ts'
import { evaluate } from './evaluate.ts'
import { withoutLiterals } from './literals.ts'

/** A node of the library's syntax tree. */
export type Expression = ReturnType<typeof compile>

function complaint(error: unknown, expression: string): string {
  const message = error instanceof Error ? error.message : String(error)
  return expression === '' ? 'Invalid JMESPath expression: cannot be empty.' : message
}

/**
 * The library reads the expression; evaluating it is ours, because an answer here keeps the order of its keys and knows 5 from 5.0,
 * and what goes wrong is said in the reference's words.
 * @throws Failure for an expression that cannot be read; the result throws one where it does not fit the answer
 */
export function compileQuery(expression: string): (value: Value) => Value {
  try {
    const { text, literals, tokens } = withoutLiterals(expression)
    checkSyntax(expression, tokens)
    const tree = compile(text)
    return (value) => evaluate(tree, value, literals)
  } catch (error) {
    throw usageFailure(`Bad value for --query ${expression}: ${complaint(error, expression)}`)
  }
}
