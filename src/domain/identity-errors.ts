/** The errors of Identity pools and identities. */
import { invalidParameter, notAuthorized, resourceNotFound } from './errors.ts'
import { ServiceError } from './service-error.ts'

// Identity pools. Seen: the sentence.
export const identityPoolNotFound = (id: string) => resourceNotFound(`IdentityPool '${id}' not found.`)
export const validationFailed = (message: string) => new ServiceError('ValidationException', message)

// Identities. Seen: the sentences but for those of audience, revocation, developer providers and what cannot be verified.
export const identityNotFound = (id: string) => resourceNotFound(`Identity '${id}' not found.`)
export const unauthenticatedRefused = () => notAuthorized('Unauthenticated access is not supported for this identity pool.')
export const identityForbidden = (id: string) => notAuthorized(`Access to Identity '${id}' is forbidden.`)
export const loginsMismatch = () =>
  notAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.")
export const loginsConflict = () => new ServiceError('ResourceConflictException', 'Logins are linked to different identities.')
export const classicFlowDisabled = () => invalidParameter('Basic (classic) flow is not enabled, please use enhanced flow.')
export const providerUnsupported = () => notAuthorized('Token is not from a supported provider of this identity pool.')
export const providerUnverifiable = (provider: string) => notAuthorized(`Invalid login token. cogmock cannot verify those of ${provider}.`)
/** Assumed: the sentence. */
export const loginProviderUnreachable = (provider: string, reason: string) =>
  new ServiceError('ExternalServiceException', `${provider} could not be asked about the login token: ${reason}.`)
const invalidLogin = (reason: string) => notAuthorized(`Invalid login token. ${reason}`)
/** Assumed: the sentence. */
export const samlLoginInvalid = (reason: string) => invalidLogin(`Invalid SAML response: ${reason}.`)
export const loginTokenInvalid = () => invalidLogin('Not a valid OpenId Connect identity token.')
export const loginTokenUnverified = () => invalidLogin("Couldn't verify signed token.")
export const loginTokenIssuer = () => invalidLogin("Issuer doesn't match providerName")
export const loginTokenAudience = () => invalidLogin('Incorrect token audience.')
export const loginTokenExpired = (now: number, expired: number) => invalidLogin(`Token expired: ${now} >= ${expired}`)
/** Seen: the sentence, of a token without `aud`. */
export const loginTokenIncomplete = (claim: string) => invalidLogin(`Missing a required claim: ${claim}`)
/** Assumed: the sentences of these two. */
export const loginTokenEarly = () => invalidLogin('Token is not valid yet.')
export const loginTokenOfNobody = () => notAuthorized('Invalid login token.')
export const loginTokenRevoked = () => invalidLogin('Token is revoked.')
export const noRole = () =>
  new ServiceError(
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  )
export const accessToRoleDenied = (role: string) => notAuthorized(`Access to the role ${role} is denied: the token does not have it.`)
export const developerProviderWrong = () => invalidParameter("Logins must name the identity pool's DeveloperProviderName.")
export const developerLoginUnexpected = (provider: string) =>
  notAuthorized(`${provider} is a developer provider: get a token with GetOpenIdTokenForDeveloperIdentity.`)
export const developerConflict = () =>
  new ServiceError('DeveloperUserAlreadyRegisteredException', 'The developer user is registered with another identity.')
