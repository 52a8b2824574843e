/** Each sentence that AWS says, once. */
import { ServiceError } from './service-error.ts'

const invalidParameter = (message: string) => new ServiceError('InvalidParameterException', message)
export { invalidParameter }

export const unknownOperation = (name: string) =>
  new ServiceError('UnknownOperationException', `cognito-idp has no operation ${name}, or cogmock does not have it yet`)
