import { invalidParameter, resourceNotFound } from '../../domain/errors.ts'
import { failedOnce, newFault } from '../../domain/fault.ts'
import { faultKey } from '../../domain/keys.ts'
import type { Fault } from '../../domain/records/faults.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { cognitoIdentity } from '../../model/generated/cognito-identity.ts'
import { cognitoIdp } from '../../model/generated/cognito-idp.ts'
import type { ServiceModel } from '../../model/shapes.ts'
import type { Context } from '../operation.ts'

type FaultContext = Pick<Context, 'store'>

const models: Readonly<Record<Fault['service'], ServiceModel>> = { 'cognito-idp': cognitoIdp, 'cognito-identity': cognitoIdentity }

export const listFaults = ({ store }: FaultContext): readonly Fault[] => store.faults.list('')

/** The next requests for an operation fail; what they were told before is forgotten. @throws InvalidParameterException */
export function addFault(service: string, operation: string, given: unknown, { store }: FaultContext): Fault {
  const model = service === 'cognito-idp' || service === 'cognito-identity' ? models[service] : undefined
  const shapes = model !== undefined && Object.hasOwn(model.operations, operation) ? model.operations[operation] : undefined
  if (shapes === undefined) throw invalidParameter(`${service} has no operation ${operation}.`)
  return store.faults.put(newFault(service as Fault['service'], operation, shapes.errors, given))
}

/** @throws ResourceNotFoundException */
export function removeFault(service: string, operation: string, { store }: FaultContext): void {
  if (!store.faults.remove(faultKey({ service, operation }))) throw resourceNotFound(`No fault was added to ${operation}.`)
}

export function removeFaults({ store }: FaultContext): { readonly removed: number } {
  const all = listFaults({ store })
  for (const fault of all) store.faults.remove(faultKey(fault))
  return { removed: all.length }
}

/** @throws the error that somebody asked for, where somebody did */
export function failWhereAsked(service: string, operation: string, { store }: FaultContext): void {
  const fault = store.faults.get(faultKey({ service, operation }))
  if (fault === undefined) return
  const rest = failedOnce(fault)
  if (rest === undefined) store.faults.remove(faultKey(fault))
  else if (rest !== fault) store.faults.put(rest)
  throw new ServiceError(fault.error, fault.message)
}
