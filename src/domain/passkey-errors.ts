/** The errors of passkeys. */
import { invalidParameter, notAuthorized, resourceNotFound } from './errors.ts'
import { ServiceError } from './service-error.ts'

// Passkeys. Assumed: the sentences, but where it says otherwise.
const webAuthn = (name: string, message: string) => new ServiceError(`WebAuthn${name}Exception`, message)
export const webAuthnNotEnabled = () => webAuthn('NotEnabled', 'Passkeys are not enabled for this user pool.')
export const webAuthnConfigurationMissing = () =>
  webAuthn('ConfigurationMissing', 'The user pool has neither a relying party ID nor a domain.')
export const webAuthnChallengeNotFound = () => webAuthn('ChallengeNotFound', 'The challenge is unknown, was used already, or has expired.')
export const webAuthnClientMismatch = () =>
  webAuthn('ClientMismatch', 'The access token is for another app client than the one that started the registration.')
export const webAuthnOriginNotAllowed = (origin: string, rpId: string) =>
  webAuthn('OriginNotAllowed', `The origin ${origin} is not allowed for the relying party ID ${rpId}.`)
export const webAuthnRelyingPartyMismatch = (rpId: string) =>
  webAuthn('RelyingPartyMismatch', `The credential is not for the relying party ID ${rpId}.`)
export const webAuthnCredentialNotSupported = (reason: string) =>
  webAuthn('CredentialNotSupported', `The credential is not supported: ${reason}.`)
export const tooManyPasskeys = (most: number) => new ServiceError('LimitExceededException', `A user can have at most ${most} passkeys.`)
export const passkeyNotFound = () => resourceNotFound('The passkey does not exist.')
/** A passkey that does not prove the user, whatever is wrong with it. */
export const passkeyRefused = () => notAuthorized('Incorrect passkey.')
export const passkeyMfaNotConfigured = () =>
  invalidParameter('Passkey MFA needs the user pool to have FactorConfiguration MULTI_FACTOR_WITH_USER_VERIFICATION.')
export const passkeyMfaAlone = () => invalidParameter('Passkey MFA needs another MFA method to be enabled for the user.')
/** Seen: 2026, SetUserPoolMfaConfig. */
export const passkeySingleFactor = () =>
  invalidParameter(
    'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
  )
/** Seen: 2026, UpdateUserPool. */
export const passkeyWithMfa = () =>
  invalidParameter('WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.')
export const passkeysAlone = () => invalidParameter('WEB_AUTHN must be accompanied by at least one other first auth factor.')
