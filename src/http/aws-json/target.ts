import { ServiceError } from '../../domain/service-error.ts'
import { cognitoIdentity } from '../../model/generated/cognito-identity.ts'
import { cognitoIdp } from '../../model/generated/cognito-idp.ts'

/**
 * The operation of cognito-idp that `X-Amz-Target` names.
 * @throws UnknownOperationException
 */
export function targetOf(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw unknown(
      'The request has no X-Amz-Target header. It names the operation, for example AWSCognitoIdentityProviderService.ListUserPools.',
    )
  }
  const dot = header.lastIndexOf('.')
  const [prefix, operation] = [header.slice(0, dot), header.slice(dot + 1)]
  if (prefix === cognitoIdp.targetPrefix) return operation
  // Identity pools get their registry in a later change; this is the place where it will be chosen.
  if (prefix === cognitoIdentity.targetPrefix) throw unknown(`cogmock does not have ${operation} of ${cognitoIdentity.name} yet.`)
  throw unknown(`X-Amz-Target names no service that cogmock has: ${header.slice(0, 200)}`)
}

const unknown = (message: string) => new ServiceError('UnknownOperationException', message)
