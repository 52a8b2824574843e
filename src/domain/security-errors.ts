/** The errors of threat protection, its logs, replicas and request rates. */
import { invalidParameter, notAuthorized, resourceNotFound } from './errors.ts'
import { ServiceError } from './service-error.ts'

// Threat protection. Seen: the sentence of a blocked sign-in; Assumed: the others.
export const signInBlocked = () => notAuthorized('Unable to login because of security reasons.')
export const compromisedPassword = () =>
  new ServiceError('InvalidPasswordException', 'Password has been found in a list of compromised credentials. Choose another one.')
// Assumed: the sentence.
export const logSourceTwice = (source: string) => invalidParameter(`LogConfigurations has more than one entry for ${source}.`)
export const addOnNotEnabled = () =>
  new ServiceError('UserPoolAddOnNotEnabledException', 'Threat protection is not enabled for this user pool.')
export const eventNotFound = (id: string) => resourceNotFound(`Event ${id} does not exist.`)
export const feedbackTokenWrong = () => notAuthorized('Invalid feedback token.')

// Replicas and request rates. Assumed: the sentences, but for `Rate exceeded`, which is seen.
export const operationNotEnabled = (message: string) => new ServiceError('OperationNotEnabledException', message)
export const replicaNotFound = (id: string, region: string) => resourceNotFound(`User pool ${id} has no replica in ${region}.`)
export const replicaExists = (region: string) => invalidParameter(`The user pool has a replica in ${region} already.`)
export const quotaExceeded = (most: number) =>
  new ServiceError('ServiceQuotaExceededException', `RequestedLimitValue can be at most ${most} requests per second.`)
export const tooManyRequests = () => new ServiceError('TooManyRequestsException', 'Rate exceeded')
