import { functionArn } from '../../domain/lambda-function.ts'
import type { Context } from '../operation.ts'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `{"LambdaConfig": {"UserMigration": {"FunctionName": "f1"}}}` with the function's ARN in place of its description: cogmock's convention,
 * taken over from LocalStack, whose older manual writes it so. Everything else stays what it is.
 */
export function withFunctionArns(body: unknown, { region, settings }: Context): unknown {
  if (!isObject(body) || !isObject(body.LambdaConfig)) return body
  const entries = Object.entries(body.LambdaConfig).map(([trigger, given]) => {
    const name = isObject(given) ? given.FunctionName : undefined
    if (typeof name !== 'string') return [trigger, given]
    return [trigger, name.startsWith('arn:') ? name : functionArn(name, region, settings.accountId)]
  })
  return { ...body, LambdaConfig: Object.fromEntries(entries) }
}
