/** From a decoded request body to the answer's members: validate, handle, wait for the journal, shape. */

import { customClientId } from '../domain/custom-id.ts'
import { invalidParameter, serialization, unknownOperation } from '../domain/errors.ts'
import { cognitoIdp } from '../model/generated/cognito-idp.ts'
import { shaped } from '../model/shaped.ts'
import { validate, WrongJsonType } from '../model/validate.ts'
import type { Context, Operation, OperationName } from './operation.ts'
import { registry } from './registry.ts'

/**
 * Runs one operation of cognito-idp.
 * @param body the parsed JSON body
 * @returns the members of the answer, as they go on the wire
 * @throws ServiceError
 */
export async function invoke(name: string, body: unknown, context: Context): Promise<unknown> {
  const operation = operationNamed(name)
  const model = cognitoIdp.operations[operation.name]
  if (model === undefined) throw unknownOperation(name)
  const input = validated(model.input, body, context)
  try {
    const output = await operation.handle(input as never, context)
    return shaped(cognitoIdp, model.output, output)
  } finally {
    // Also for errors: a wrong code that was counted must still be counted after kill -9.
    await context.store.settled()
  }
}

function operationNamed(name: string): Operation {
  const row = Object.hasOwn(registry, name) ? registry[name as OperationName] : undefined
  if (row === undefined || 'notBuilt' in row) throw unknownOperation(name)
  return row as Operation
}

/** @throws InvalidParameterException that counts and joins every violation, or SerializationException */
function validated(structure: string, body: unknown, { store }: Context): Readonly<Record<string, unknown>> {
  // Ids that were chosen by _custom_id_ need not have the form of AWS's own.
  const chosenId = (member: string, value: string) =>
    (member === 'UserPoolId' && store.userPools.has(value)) || (member === 'ClientName' && customClientId(value) !== undefined)
  try {
    const { input, violations } = validate(cognitoIdp, structure, body, chosenId)
    if (violations.length === 0) return input
    throw invalidParameter(`${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: ${violations.join('; ')}`)
  } catch (error) {
    if (error instanceof WrongJsonType) throw serialization(error.message)
    throw error
  }
}
