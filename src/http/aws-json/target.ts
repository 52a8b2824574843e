import { ServiceError } from '../../domain/service-error.ts'
import { cognitoIdentity } from '../../model/generated/cognito-identity.ts'
import { cognitoIdp } from '../../model/generated/cognito-idp.ts'
import type { Target } from '../../operations/dispatch.ts'

/**
 * The service and the operation that `X-Amz-Target` names.
 * @throws UnknownOperationException
 */
export function targetOf(header: string | undefined): Target {
  if (header === undefined || header === '') {
    throw unknown(
      'The request has no X-Amz-Target header. It names the operation, for example AWSCognitoIdentityProviderService.ListUserPools.',
    )
  }
  const dot = header.lastIndexOf('.')
  const [prefix, operation] = [header.slice(0, dot), header.slice(dot + 1)]
  const service = [cognitoIdp, cognitoIdentity].find(({ targetPrefix }) => targetPrefix === prefix)
  if (service !== undefined) return { service: service.name, operation }
  throw unknown(`X-Amz-Target names no service that cogmock has: ${header.slice(0, 200)}`)
}

const unknown = (message: string) => new ServiceError('UnknownOperationException', message)
