/** From a decoded request body to the answer's members: validate, handle, wait for the journal, shape. */
import { asksForClientId } from '../domain/custom-id.ts'
import { invalidParameter, serialization, unknownOperation } from '../domain/errors.ts'
import { validationFailed } from '../domain/identity-errors.ts'
import { cognitoIdentity } from '../model/generated/cognito-identity.ts'
import { cognitoIdp } from '../model/generated/cognito-idp.ts'
import { WrongJsonType } from '../model/json-types.ts'
import { shaped } from '../model/shaped.ts'
import type { ServiceModel, ServiceName } from '../model/shapes.ts'
import { type Exemption, validate } from '../model/validate.ts'
import { failWhereAsked } from './faults/faults.ts'
import { identityRegistry } from './identity-registry.ts'
import { type Context, type IdentityOperation, notBuilt, type Operation } from './operation.ts'
import { checkRequestRate } from './provisioned-limits/check-request-rate.ts'
import { registry } from './registry.ts'
import { checkRegion } from './replicas/check-region.ts'
import { withFunctionArns } from './user-pools/older-lambda-config.ts'

/** What names an operation: the two services have names in common. */
export interface Target {
  readonly service: ServiceName
  readonly operation: string
}

interface Service {
  readonly model: ServiceModel
  readonly operations: Readonly<Record<string, Operation | IdentityOperation | typeof notBuilt>>
  /** The error that counts and joins the violations. */
  readonly invalid: (message: string) => Error
}

const services: Readonly<Record<ServiceName, Service>> = {
  'cognito-idp': { model: cognitoIdp, operations: registry as Service['operations'], invalid: invalidParameter },
  'cognito-identity': { model: cognitoIdentity, operations: identityRegistry as Service['operations'], invalid: validationFailed },
}

/**
 * Runs one operation.
 * @param body the parsed JSON body
 * @returns the members of the answer, as they go on the wire
 * @throws ServiceError
 */
export async function invoke({ service: name, operation }: Target, body: unknown, context: Context): Promise<unknown> {
  const service = services[name]
  const row = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined
  const shapes = service.model.operations[operation]
  if (row === undefined || row === notBuilt || shapes === undefined) throw unknownOperation(name, operation)
  const given =
    shapes.input === 'CreateUserPoolRequest' || shapes.input === 'UpdateUserPoolRequest' ? withFunctionArns(body, context) : body
  const input = validated(service, shapes.input, given, context)
  if (name === 'cognito-idp') {
    checkRegion(operation, shapes.unsigned === true, input, context)
    checkRequestRate(operation, context)
  }
  try {
    if (context.store.faults.size > 0) failWhereAsked(name, operation, context)
    const output = await (row as Operation).handle(input as never, context)
    return shaped(service.model, shapes.output, output)
  } finally {
    // Also for errors: a wrong code that was counted must still be counted after kill -9.
    await context.store.settled()
  }
}

/** @throws the service's error that counts and joins every violation, or SerializationException */
function validated({ model, invalid }: Service, structure: string, body: unknown, context: Context): Readonly<Record<string, unknown>> {
  try {
    const { input, violations } = validate(model, structure, body, exempt(context))
    if (violations.length === 0) return input
    throw invalid(`${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: ${violations.join('; ')}`)
  } catch (error) {
    if (error instanceof WrongJsonType) throw serialization(error.message)
    throw error
  }
}

/**
 * Ids that were chosen by _custom_id_ need not have the form of AWS's own.
 * AWS: the documented pattern of `Domain` is that of a prefix, and custom domains come in the same member.
 */
const exempt =
  ({ store }: Context): Exemption =>
  (member, value) =>
    (member === 'UserPoolId' && store.userPools.has(value)) ||
    (member === 'IdentityPoolId' && store.identityPools.has(value)) ||
    (member === 'ClientName' && asksForClientId(value)) ||
    (member === 'Domain' && value.length <= 63 && /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+$/.test(value))
