/** The errors of asking for a level of authentication. AWS: what is refused; Assumed: the sentences, and which error it is. */
import { invalidParameter } from './errors.ts'
import { ServiceError } from './service-error.ts'

export const levelsUnknown = () => invalidParameter('TARGET_ACR_VALUES has no authentication level of this user pool.')
export const stepUpWithoutLevel = () => invalidParameter('ACCESS_TOKEN requires TARGET_ACR_VALUES.')
export const maxAgeInvalid = () => invalidParameter('MAX_AGE is not a number of seconds.')
export const levelReached = () => invalidParameter('The access token meets the requested authentication level already.')
export const levelOutOfReach = () => invalidParameter('The user has no factors that meet a requested authentication level.')
export const accessTokenForeign = () => new ServiceError('NotAuthorizedException', 'Access Token does not belong to the user.')
