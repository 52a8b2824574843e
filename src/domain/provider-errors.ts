/** The errors of identity providers, linking and federation. */
import { invalidParameter, resourceNotFound } from './errors.ts'
import { ServiceError } from './service-error.ts'

// Identity providers.
// Seen: the sentences of the first and the last; Assumed: the others.
export const providerExists = (name: string, poolId: string) =>
  new ServiceError('DuplicateProviderException', `${name} already exists in user pool ${poolId}`)
export const providerNotFound = (name: string) => resourceNotFound(`Identity provider ${name} does not exist.`)
export const identifierNotFound = (identifier: string) =>
  resourceNotFound(`Identity provider with identifier ${identifier} does not exist.`)
export const identifierTaken = (identifier: string) =>
  new ServiceError('DuplicateProviderException', `Identifier ${identifier} belongs to another identity provider.`)
export const tooManyProviders = (most: number) =>
  new ServiceError('LimitExceededException', `A user pool can have at most ${most} identity providers.`)
export const providerNotInPool = (name: string, poolId: string) =>
  invalidParameter(`The provider ${name} does not exist for User Pool ${poolId}.`)

// Seen: the first three sentences; Assumed: the last.
export const linksItself = () =>
  invalidParameter(
    'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser',
  )
export const mergingUnsupported = () =>
  invalidParameter('Merging is not currently supported, provide a SourceUser that has not been signed up in order to link')
export const linkedAlready = () => invalidParameter('SourceUser is already linked to DestinationUser')
/** Seen: the sentence of a federated sign-in whose username exists, which a function's linking causes too. */
export const identityTaken = (username: string) => invalidParameter(`Already found an entry for username ${username}`)
/** Assumed: the sentence, which the API has for such a username. */
export const providerUsernameInvalid = () =>
  invalidParameter(
    "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 128 and satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  )
/** Seen: both sentences. */
export const providerAttributesMissing = (type: string, names: readonly string[]) =>
  invalidParameter(
    type === 'SAML'
      ? `Invalid SAML response received: Invalid user attributes: ${names.map((name) => `${name}: The attribute is required`).join(', ')}`
      : `attributes required: [${names.join(', ')}]`,
  )
export const tooManyIdentities = (most: number) =>
  new ServiceError('LimitExceededException', `A user can be linked to at most ${most} identities.`)
