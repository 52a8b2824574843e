import { compile, type search, TreeInterpreter } from '@jmespath-community/jmespath'
import { generalFailure, usageFailure } from '../../client/failure.ts'
import { fromPlain, toPlain, type Value } from '../../client/value.ts'

/** @throws Failure for an expression that cannot be read; the result throws one for an expression that does not fit the answer */
export function compileQuery(expression: string): (value: Value) => Value {
  const parsed = parse(expression)
  return (value) => {
    try {
      return fromPlain(TreeInterpreter.search(parsed, toPlain(value) as Parameters<typeof search>[0]))
    } catch (error) {
      throw generalFailure(error instanceof Error ? error.message : String(error))
    }
  }
}

function parse(expression: string): ReturnType<typeof compile> {
  try {
    return compile(expression)
  } catch (error) {
    throw usageFailure(`Bad value for --query ${expression}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
