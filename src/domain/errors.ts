/** Each sentence that AWS says, once. The name of a function says when it is said. */
import { ServiceError } from './service-error.ts'

export const notAuthorized = (message: string) => new ServiceError('NotAuthorizedException', message)
export const resourceNotFound = (message: string) => new ServiceError('ResourceNotFoundException', message)

// The protocol.
export const unknownOperation = (service: string, name: string) =>
  new ServiceError('UnknownOperationException', `${service} has no operation ${name}, or cogmock does not have it yet`)
export const serialization = (message: string) => new ServiceError('SerializationException', message)
export const invalidParameter = (message: string) => new ServiceError('InvalidParameterException', message)

// Things that are not there. AWS: not found is 400 too.
export const userPoolNotFound = (id: string) => resourceNotFound(`User pool ${id} does not exist.`)
export const clientNotFound = (id: string) => resourceNotFound(`User pool client ${id} does not exist.`)
export const groupNotFound = () => resourceNotFound('Group not found.')
export const userNotFound = () => new ServiceError('UserNotFoundException', 'User does not exist.')
/** A user whom a UserMigration function brings along, and who cannot be taken in. Assumed: the error and its sentence. */
export const migrationFailed = (clientId: string) =>
  new ServiceError('UserNotFoundException', `Exception migrating user in app client ${clientId}`)
/** Seen: ForgotPassword, ResendConfirmationCode and their confirmations, where the client hides nothing. */
export const usernameClientNotFound = () => new ServiceError('UserNotFoundException', 'Username/client id combination not found.')
export const resourceServerNotFound = (identifier: string) => resourceNotFound(`Resource server ${identifier} does not exist.`)
export const resourceArnNotFound = (arn: string) => resourceNotFound(`Resource ${arn} does not exist.`)

// Things that are there already.
export const usernameExists = () => new ServiceError('UsernameExistsException', 'User already exists')
/** Seen: AdminCreateUser has a sentence of its own. */
export const userAccountExists = () => new ServiceError('UsernameExistsException', 'User account already exists')
export const aliasExists = (attribute: string) =>
  new ServiceError('AliasExistsException', `An account with the ${attribute} already exists.`)
export const groupExists = () => new ServiceError('GroupExistsException', 'A group with the name already exists.')
export const customIdImpossible = (id: string, made: string) =>
  invalidParameter(`The id ${id} that _custom_id_ asks for is not possible: it is made of ${made}.`)
export const customIdTaken = (id: string) => invalidParameter(`The id ${id} that _custom_id_ asks for is taken.`)

// Codes.
export const codeMismatch = () => new ServiceError('CodeMismatchException', 'Invalid verification code provided, please try again.')
export const expiredCode = () => new ServiceError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
export const alreadyConfirmed = (status: string) => notAuthorized(`User cannot be confirmed. Current status is ${status}`)
/** Seen: 2018, SignUp. */
export const preferredUsernameTooEarly = () =>
  invalidParameter(
    'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred username alias.',
  )
export const userAlreadyConfirmed = () => invalidParameter('User is already confirmed.')
export const cannotResetPassword = () =>
  invalidParameter('Cannot reset password for the user as there is no registered/verified email or phone_number')
export const contactAdministrator = () => notAuthorized('Contact administrator to reset password.')
export const passwordNotResettable = () => notAuthorized('User password cannot be reset in the current state.')

// Sign-in.
export const incorrectUsernameOrPassword = () => notAuthorized('Incorrect username or password.')
export const passwordAttemptsExceeded = () => notAuthorized('Password attempts exceeded')
export const userDisabled = () => notAuthorized('User is disabled.')
export const userNotConfirmed = () => new ServiceError('UserNotConfirmedException', 'User is not confirmed.')
export const passwordResetRequired = () => new ServiceError('PasswordResetRequiredException', 'Password reset required for the user')
export const temporaryPasswordExpired = () => notAuthorized('Temporary password has expired and must be reset by an administrator.')
export const signUpNotPermitted = () => notAuthorized('SignUp is not permitted for this user pool')
export const sessionExpired = () => notAuthorized('Invalid session for the user, session is expired.')
export const sessionForeign = () => notAuthorized('Invalid session for the user.')
export const sessionInvalid = () => new ServiceError('CodeMismatchException', 'Invalid session provided')
export const missingParameter = (name: string) => invalidParameter(`Missing required parameter ${name}`)
export const secretHashMissing = (clientId: string) =>
  notAuthorized(`Client ${clientId} is configured with secret but SECRET_HASH was not received`)
export const secretHashWrong = (clientId: string) => notAuthorized(`Unable to verify secret hash for client ${clientId}`)
export const limitExceeded = () => new ServiceError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')

// Groups.
// Assumed: the sentences; the API reference names no error for a user in too many groups, so it is the one that every operation may give.
export const tooManyGroups = (most: number) => new ServiceError('LimitExceededException', `A user pool can have at most ${most} groups.`)
export const inTooManyGroups = (most: number) => invalidParameter(`A user can be in at most ${most} groups.`)

// Tokens.
// Assumed: the sentence; the model lets a request without a token pass, the service does not.
export const accessTokenMissing = () => invalidParameter('AccessToken is required.')
export const accessTokenInvalid = () => notAuthorized('Invalid Access Token')
export const accessTokenExpired = () => notAuthorized('Access Token has expired')
export const accessTokenRevoked = () => notAuthorized('Access Token has been revoked')
export const accessTokenScopes = () => notAuthorized('Access Token does not have required scopes')
export const refreshTokenInvalid = () => notAuthorized('Invalid Refresh Token')
export const refreshTokenExpired = () => notAuthorized('Refresh Token has expired')
export const refreshTokenRevoked = () => notAuthorized('Refresh Token has been revoked')
export const refreshTokenReused = () => new ServiceError('RefreshTokenReuseException', 'Refresh Token has been already used')
export const unsupportedTokenType = () => new ServiceError('UnsupportedTokenTypeException', 'Unsupported Token Type')
export const revocationNotEnabled = () =>
  new ServiceError('UnsupportedOperationException', 'Token revocation is not enabled for the client.')

// Attributes and passwords.
export const schemaViolation = (attribute: string, rule: string) =>
  invalidParameter(`Attributes did not conform to the schema: ${attribute}: ${rule}\n`)
export const attributeImmutable = (attribute: string) => invalidParameter(`user.${attribute}: Attribute cannot be updated.\n`)
export const requiredAttribute = (attribute: string) => schemaViolation(attribute, 'The attribute is required')
/** Assumed: the sentence. */
export const attributeNotRemovable = (attribute: string) =>
  invalidParameter(`Cannot delete the required or immutable attribute ${attribute}.`)
/** Seen: 2022, a response to NEW_PASSWORD_REQUIRED that sent the address back. */
export const attributeProvided = (attribute: string) => notAuthorized(`Cannot modify an already provided ${attribute}`)
export const unauthorizedAttribute = () => notAuthorized('A client attempted to write unauthorized attribute')
export const invalidPassword = (message: string) => new ServiceError('InvalidPasswordException', message)
export const passwordReused = () => new ServiceError('PasswordHistoryPolicyViolationException', 'Password has previously been used.')

// Flows. Seen: each flow has a sentence of its own.
export const flowNotEnabled = (flow: string) => invalidParameter(flowSentences[flow] ?? `${flow} is not enabled for the client.`)
const flowSentences: Readonly<Record<string, string>> = {
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH flow not enabled for this client',
  ADMIN_USER_PASSWORD_AUTH: 'Auth flow not enabled for this client',
  ADMIN_NO_SRP_AUTH: 'Auth flow not enabled for this client',
  REFRESH_TOKEN_AUTH: 'Auth flow not enabled for this client',
  REFRESH_TOKEN: 'Auth flow not enabled for this client',
}
export const flowNotSupported = () => invalidParameter('Initiate Auth method not supported.')
export const clientSecretWrong = () => new ServiceError('UnauthorizedException', 'Client secret is missing or wrong.')

// Second factors. Seen: the sentences, but where it says otherwise.
export const mfaCodeMismatch = () => new ServiceError('CodeMismatchException', 'Invalid code or auth state for the user.')
export const totpMismatch = () => new ServiceError('CodeMismatchException', 'Invalid code received for user')
export const totpUsed = () => new ServiceError('ExpiredCodeException', 'Your software token has already been used once.')
export const totpSetUpMismatch = () => new ServiceError('EnableSoftwareTokenMFAException', 'Code mismatch')
/** VerifySoftwareToken does not declare ExpiredCodeException. */
export const totpUsedAtSetUp = () => new ServiceError('EnableSoftwareTokenMFAException', 'Your software token has already been used once.')
export const totpNotEnabled = () =>
  new ServiceError('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool.')
export const totpNotAssociated = () => new ServiceError('SoftwareTokenMFANotFoundException', 'User has not set up software token mfa')
export const totpNotVerified = () => invalidParameter('User has not verified software token mfa')
export const noDelivery = (factor: string) => invalidParameter(`User does not have delivery config set to turn on ${factor}`)
export const mfaOffWithFactors = () =>
  invalidParameter("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.")
export const mfaOnWithoutFactors = () =>
  invalidParameter("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.")
// Assumed: the sentence.
export const featureUnavailable = (feature: string) =>
  new ServiceError('FeatureUnavailableInTierException', `${feature} is not available in the tier of this user pool.`)

// Lambda triggers. Seen: the sentences.
export const lambdaFailed = (trigger: string, errorMessage: string) =>
  new ServiceError('UserLambdaValidationException', `${trigger} failed with error ${errorMessage}.`)
export const lambdaOutputUnrecognizable = () => new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
/** @param error `AccessDeniedException` and the like */
export const lambdaUnreachable = (trigger: string, error: string) =>
  new ServiceError('UnexpectedLambdaException', `${trigger} invocation failed due to error ${error}.`)
// Assumed: the sentence; that the key is required is documented.
export const kmsKeyRequired = () => invalidParameter('KMSKeyID is required when CustomEmailSender or CustomSMSSender is configured.')
// Assumed: the sentence; that the two must be identical is documented.
export const preTokenGenerationsDiffer = () =>
  invalidParameter('PreTokenGeneration and PreTokenGenerationConfig must name the same Lambda function.')
export const customAuthNotConfigured = () => invalidParameter('Custom auth lambda trigger is not configured for the user pool.')

// Devices. Seen: the first sentence; clients look for it and begin again without the device.
export const deviceNotFound = () => resourceNotFound('Device does not exist.')
export const devicesNotConfigured = () =>
  new ServiceError('InvalidUserPoolConfigurationException', 'Device tracking is not configured for this user pool.')

// User sessions. Assumed: the sentences.
export const sessionsNotTracked = () =>
  new ServiceError('OperationNotEnabledException', 'User session tracking is not enabled for this user pool.')
export const sessionNotFound = (id: string) => resourceNotFound(`Session ${id} does not exist.`)
export const currentSession = () => invalidParameter('The session of the access token itself cannot be revoked.')

// Branding and terms. Assumed: the sentences, but the one about the domain.
export const brandingExists = () =>
  new ServiceError('ManagedLoginBrandingExistsException', 'Managed login branding already exists for the app client.')
export const brandingNotFound = () => resourceNotFound('Managed login branding does not exist.')
export const noDomain = () => invalidParameter('There has to be an existing domain associated with this user pool')
export const termsExist = (name: string) => new ServiceError('TermsExistsException', `Terms ${name} already exist for the app client.`)
export const termsNotFound = () => resourceNotFound('Terms do not exist.')

// Client secrets. Assumed: the sentences.
export const tooManySecrets = () => new ServiceError('LimitExceededException', 'A client can have at most 2 secrets.')
/** Seen: 2026, GetClientToken with a wrong secret. */
export const clientOrSecretInvalid = () => notAuthorized('Invalid client or secret')
/** Seen: of the token endpoint and of clients; Assumed: of GetClientToken. */
export const scopeInvalid = (scope: string) => invalidParameter(`Invalid scope requested: ${scope}`)
export const clientWithoutScopes = () => invalidParameter('The client has no custom scopes.')
export const clientSecretNotFound = (id: string) => resourceNotFound(`Client secret ${id} does not exist.`)

// KMS. AWS: the error has no sentence of its own.
export const invalidCiphertext = () =>
  new ServiceError('InvalidCiphertextException', 'The ciphertext was not made with this key and this encryption context.')

// Functions of this daemon: cogmock's own sentences.
export const functionNotFound = (name: string) => resourceNotFound(`There is no function ${name}.`)
export const functionNameInvalid = () => invalidParameter('The name of a function has 1 to 64 letters, digits, - and _.')
export const functionCodeInvalid = () => invalidParameter('A function is a file, or a URL that begins with http:// or https://.')
export const invocationNotFound = (id: string) =>
  resourceNotFound(`There is no invocation ${id}: it is older than a day, or than a thousand others.`)
export const invocationNotKept = (id: string) => resourceNotFound(`The event of invocation ${id} was too large to be kept.`)
export const notJson = () => invalidParameter('The event is not JSON.')
