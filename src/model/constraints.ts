/**
 * The limits that the JavaScript SDK leaves out: lengths, ranges and patterns of members, per structure.
 * Lengths are in characters (strings) or elements (lists, maps), ranges are inclusive, a pattern holds for the whole value.
 * A constraint on a structure or a member that does not exist does not compile.
 */
// AWS: the published API models of cognito-idp (2016-04-18) and cognito-identity (2014-06-30), as of August 2026.
import type { Structures as IdentityStructures } from './generated/cognito-identity-types.ts'
import type { Structures as IdpStructures } from './generated/cognito-idp-types.ts'
import type { ServiceName } from './shapes.ts'

export interface Constraint {
  readonly min?: number
  readonly max?: number
  /** In the API model's own syntax, which is what its error messages print. */
  readonly pattern?: string
  /** Of every element of a list. */
  readonly each?: Constraint
  /** Of every key of a map. */
  readonly key?: Constraint
  /** Of every value of a map. */
  readonly value?: Constraint
}
type ConstraintsOf<Structures> = {
  readonly [Name in keyof Structures]?: { readonly [Member in keyof Structures[Name]]?: Constraint }
}

const userPoolId = { min: 1, max: 55, pattern: String.raw`[\w-]+_[0-9a-zA-Z]+` }
const clientId = { min: 1, max: 128, pattern: String.raw`[\w+]+` }
const clientSecret = { min: 24, max: 64, pattern: String.raw`[\w+]+` }
const username = { min: 1, max: 128, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` }
const anyTextMap = { key: { min: 0, max: 131072 }, value: { min: 0, max: 131072 } }
const password = { max: 256, pattern: String.raw`[\S]+` }
const userAttributeNames = { each: { min: 1, max: 32, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+` } }
const anyText = { min: 0, max: 131072 }
const deviceKey = { min: 1, max: 55, pattern: String.raw`[\w-]+_[0-9a-f-]+` }
const anyTextList = { each: { min: 0, max: 131072 } }
const session = { min: 20, max: 2048 }
const upTo60 = { min: 0, max: 60 }
const paginationToken = { min: 1, pattern: String.raw`[\S]+` }
const nextToken = { min: 1, max: 131072, pattern: String.raw`[\S]+` }
const arn = {
  min: 20,
  max: 2048,
  pattern: String.raw`arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`,
}
const accessToken = { pattern: '[A-Za-z0-9-_=.]+' }
const attributeName = { min: 1, max: 32, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+` }
const upTo2048 = { max: 2048 }
const secretHash = { min: 1, max: 128, pattern: String.raw`[\w+=/]+` }
const confirmationCode = { min: 1, max: 2048, pattern: String.raw`[\S]+` }
const notNegative = { min: 0 }
const attributeMapping = { key: { min: 1, max: 32 }, value: { min: 0, max: 131072 } }
const idpIdentifiers = { min: 0, max: 50, each: { min: 1, max: 40, pattern: String.raw`[\w\s+=.@-]+` } }
const acrValue = { min: 1, max: 64, pattern: String.raw`[\x21\x23-\x5B\x5D-\x7E]+` }
// AWS: CreateIdentityProvider, "AcrMapping". Assumed: the keys of AcrConfiguration are held to the same.
const acrLevels = { min: 0, max: 4, key: { pattern: 'Level[1-4]' } }
const acrMapping = { ...acrLevels, value: acrValue }
const assets = { min: 0, max: 40 }
const identifier = { min: 1, max: 256, pattern: String.raw`[\x21\x23-\x5B\x5D-\x7E]+` }
const name = { min: 1, max: 256, pattern: String.raw`[\w\s+=,.@-]+` }
const scopes = { max: 100 }
const termsName = { pattern: '^(terms-of-use|privacy-policy)$' }
const links = {
  min: 1,
  max: 13,
  key: {
    pattern:
      '^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$',
  },
  value: { min: 1, max: 1024, pattern: String.raw`^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$` },
}
const clientName = { min: 1, max: 128, pattern: String.raw`[\w\s+=,.@-]+` }
const refreshTokenValidity = { min: 0, max: 315360000 }
const accessTokenValidity = { min: 1, max: 86400 }
const readAttributes = { each: { min: 1, max: 2048 } }
const supportedIdentityProviders = { each: { min: 1, max: 32, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+` } }
const callbackURLs = { min: 0, max: 100, each: { min: 1, max: 1024, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` } }
const defaultRedirectURI = { min: 1, max: 1024, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` }
const allowedOAuthFlows = { min: 0, max: 3 }
const allowedOAuthScopes = { max: 50, each: { min: 1, max: 256, pattern: String.raw`[\x21\x23-\x5B\x5D-\x7E]+` } }
const authSessionValidity = { min: 3, max: 15 }
const domain = { min: 1, max: 63, pattern: String.raw`^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$` }
const regionName = { min: 5, max: 32 }
const userPoolTags = { key: { min: 1, max: 128 }, value: { min: 0, max: 256 } }
const smsAuthenticationMessage = { min: 6, max: 140, pattern: String.raw`.*\{####\}.*` }
const emailVerificationMessage = {
  min: 6,
  max: 20000,
  pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`,
}
const emailVerificationSubject = { min: 1, max: 140, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+` }
const oneTo50 = { min: 1, max: 50 }
const providerName = { min: 1, max: 32, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+` }
const termsId = { pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$' }
const jobId = { min: 1, max: 55, pattern: 'import-[0-9a-zA-Z-]+' }
const oneTo60 = { min: 1, max: 60 }
const bucketArn = { min: 3, max: 1024, pattern: String.raw`arn:[\w+=/,.@-]+:[\w+=/,.@-]+:::[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?` }
const snsCallerArn = {
  min: 0,
  max: 2048,
  pattern: String.raw`(arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?)?`,
}
const emailMessageByLink = {
  min: 6,
  max: 20000,
  pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*##\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`,
}
const supportedLoginProviders = { max: 10, key: { min: 1, max: 128 }, value: { min: 1, max: 128, pattern: String.raw`[\w.;_/-]+` } }
const developerProviderName = { min: 1, max: 128, pattern: String.raw`[\w._-]+` }
const openIdConnectProviderARNs = { each: { min: 20, max: 2048 } }
const identityPoolId = { min: 1, max: 55, pattern: String.raw`[\w-]+:[0-9a-f-]+` }
const logins = { max: 10, key: { min: 1, max: 128 }, value: { min: 1, max: 50000 } }
const roles = { max: 2, key: { min: 1, max: 128, pattern: '(un)?authenticated' }, value: { min: 20, max: 2048 } }
const principalTags = { max: 50, key: { min: 1, max: 128 }, value: { min: 1, max: 256 } }
const identityProviderName = { min: 1, max: 128 }
const loginsOfIdentity = { each: { min: 1, max: 128 } }
const nextTokenOfIdentity = { min: 1, max: 65535, pattern: String.raw`[\S]+` }
const developerUserIdentifier = { min: 1, max: 1024 }

const idp = {
  AccountRecoverySettingType: {
    RecoveryMechanisms: { min: 1, max: 2 },
  },
  AcrLevelConfigType: {
    AcrValue: acrValue,
  },
  AddCustomAttributesRequest: {
    UserPoolId: userPoolId,
    CustomAttributes: { min: 1, max: 25 },
  },
  AddUserPoolClientSecretRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    ClientSecret: clientSecret,
  },
  AdminAddUserToGroupRequest: {
    UserPoolId: userPoolId,
    Username: username,
    GroupName: username,
  },
  AdminConfirmSignUpRequest: {
    UserPoolId: userPoolId,
    Username: username,
    ClientMetadata: anyTextMap,
  },
  AdminCreateUserConfigType: {
    UnusedAccountValidityDays: { min: 0, max: 365 },
  },
  AdminCreateUserRequest: {
    UserPoolId: userPoolId,
    Username: username,
    TemporaryPassword: password,
    ClientMetadata: anyTextMap,
  },
  AdminDeleteUserAttributesRequest: {
    UserPoolId: userPoolId,
    Username: username,
    UserAttributeNames: userAttributeNames,
  },
  AdminDeleteUserRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminDisableProviderForUserRequest: {
    UserPoolId: anyText,
  },
  AdminDisableUserRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminEnableUserRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminForgetDeviceRequest: {
    UserPoolId: userPoolId,
    Username: username,
    DeviceKey: deviceKey,
  },
  AdminGetDeviceRequest: {
    DeviceKey: deviceKey,
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminGetUserAuthFactorsRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminGetUserAuthFactorsResponse: {
    Username: username,
    PreferredMfaSetting: anyText,
    UserMFASettingList: anyTextList,
    ConfiguredUserAuthFactors: { min: 0, max: 8 },
  },
  AdminGetUserRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminGetUserResponse: {
    Username: username,
    PreferredMfaSetting: anyText,
    UserMFASettingList: anyTextList,
  },
  AdminInitiateAuthRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    AuthParameters: anyTextMap,
    ClientMetadata: anyTextMap,
    Session: session,
  },
  AdminInitiateAuthResponse: {
    Session: session,
    ChallengeParameters: anyTextMap,
  },
  AdminLinkProviderForUserRequest: {
    UserPoolId: anyText,
  },
  AdminListDevicesRequest: {
    UserPoolId: userPoolId,
    Username: username,
    Limit: upTo60,
    PaginationToken: paginationToken,
  },
  AdminListDevicesResponse: {
    PaginationToken: paginationToken,
  },
  AdminListGroupsForUserRequest: {
    Username: username,
    UserPoolId: userPoolId,
    Limit: upTo60,
    NextToken: nextToken,
  },
  AdminListGroupsForUserResponse: {
    NextToken: nextToken,
  },
  AdminListUserAuthEventsRequest: {
    UserPoolId: userPoolId,
    Username: username,
    MaxResults: upTo60,
    NextToken: nextToken,
  },
  AdminListUserAuthEventsResponse: {
    NextToken: nextToken,
  },
  AdminRemoveUserFromGroupRequest: {
    UserPoolId: userPoolId,
    Username: username,
    GroupName: username,
  },
  AdminResetUserPasswordRequest: {
    UserPoolId: userPoolId,
    Username: username,
    ClientMetadata: anyTextMap,
  },
  AdminRespondToAuthChallengeRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    ChallengeResponses: anyTextMap,
    Session: session,
    ClientMetadata: anyTextMap,
  },
  AdminRespondToAuthChallengeResponse: {
    Session: session,
    ChallengeParameters: anyTextMap,
  },
  AdminSetUserMFAPreferenceRequest: {
    Username: username,
    UserPoolId: userPoolId,
  },
  AdminSetUserPasswordRequest: {
    UserPoolId: userPoolId,
    Username: username,
    Password: password,
  },
  AdminSetUserSettingsRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminUpdateAuthEventFeedbackRequest: {
    UserPoolId: userPoolId,
    Username: username,
    EventId: { min: 1, max: 50, pattern: String.raw`[\w+-]+` },
  },
  AdminUpdateDeviceStatusRequest: {
    UserPoolId: userPoolId,
    Username: username,
    DeviceKey: deviceKey,
  },
  AdminUpdateUserAttributesRequest: {
    UserPoolId: userPoolId,
    Username: username,
    ClientMetadata: anyTextMap,
  },
  AdminListUserSessionsRequest: {
    UserPoolId: userPoolId,
    Username: username,
    NextToken: nextToken,
  },
  AdminRevokeUserSessionRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AdminUserGlobalSignOutRequest: {
    UserPoolId: userPoolId,
    Username: username,
  },
  AnalyticsConfigurationType: {
    ApplicationId: { pattern: '^[0-9a-fA-F]+$' },
    ApplicationArn: arn,
    RoleArn: arn,
    ExternalId: anyText,
  },
  AnalyticsMetadataType: {
    AnalyticsEndpointId: anyText,
  },
  AssetType: {
    Bytes: { max: 1000000 },
    ResourceId: { min: 1, max: 40, pattern: String.raw`^[\w\- ]+$` },
  },
  AssociateSoftwareTokenRequest: {
    AccessToken: accessToken,
    Session: session,
  },
  AssociateSoftwareTokenResponse: {
    SecretCode: { min: 16, pattern: '[A-Za-z0-9]+' },
    Session: session,
  },
  AttributeType: {
    Name: attributeName,
    Value: upTo2048,
  },
  AuthEventType: {
    EventId: anyText,
  },
  AuthenticationResultType: {
    AccessToken: accessToken,
    TokenType: anyText,
    RefreshToken: accessToken,
    IdToken: accessToken,
  },
  ChangePasswordRequest: {
    PreviousPassword: password,
    ProposedPassword: password,
    AccessToken: accessToken,
  },
  ClientSecretDescriptorType: {
    ClientSecretId: identityProviderName,
    ClientSecretValue: clientSecret,
  },
  CloudWatchLogsConfigurationType: {
    LogGroupArn: arn,
  },
  CodeDeliveryDetailsType: {
    Destination: anyText,
    AttributeName: attributeName,
  },
  CompleteWebAuthnRegistrationRequest: {
    AccessToken: accessToken,
  },
  ClientSSOSessionConfigType: {
    MaxValidityMinutes: { min: 0, max: 129_600 },
  },
  ConfirmDeviceRequest: {
    AccessToken: accessToken,
    DeviceKey: deviceKey,
    DeviceName: developerUserIdentifier,
  },
  ConfirmForgotPasswordRequest: {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    ConfirmationCode: confirmationCode,
    Password: password,
    ClientMetadata: anyTextMap,
  },
  ConfirmSignUpRequest: {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    ConfirmationCode: confirmationCode,
    ClientMetadata: anyTextMap,
    Session: session,
  },
  ConfirmSignUpResponse: {
    Session: session,
  },
  ContextDataType: {
    IpAddress: anyText,
    ServerName: anyText,
    ServerPath: anyText,
    EncodedData: anyText,
  },
  CreateGroupRequest: {
    GroupName: username,
    UserPoolId: userPoolId,
    Description: upTo2048,
    RoleArn: arn,
    Precedence: notNegative,
  },
  CreateIdentityProviderRequest: {
    UserPoolId: userPoolId,
    ProviderName: { min: 1, max: 32, pattern: String.raw`[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+` },
    ProviderDetails: anyTextMap,
    AttributeMapping: attributeMapping,
    IdpIdentifiers: idpIdentifiers,
    AcrMapping: acrMapping,
  },
  CreateManagedLoginBrandingRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    Assets: assets,
  },
  CreateResourceServerRequest: {
    UserPoolId: userPoolId,
    Identifier: identifier,
    Name: name,
    Scopes: scopes,
  },
  CreateTermsRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    TermsName: termsName,
    Links: links,
  },
  CreateUserImportJobRequest: {
    JobName: clientName,
    UserPoolId: userPoolId,
    CloudWatchLogsRoleArn: arn,
  },
  CreateUserPoolClientRequest: {
    UserPoolId: userPoolId,
    ClientName: clientName,
    ClientSecret: clientSecret,
    RefreshTokenValidity: refreshTokenValidity,
    AccessTokenValidity: accessTokenValidity,
    IdTokenValidity: accessTokenValidity,
    ReadAttributes: readAttributes,
    WriteAttributes: readAttributes,
    SupportedIdentityProviders: supportedIdentityProviders,
    CallbackURLs: callbackURLs,
    LogoutURLs: callbackURLs,
    DefaultRedirectURI: defaultRedirectURI,
    AllowedOAuthFlows: allowedOAuthFlows,
    AllowedOAuthScopes: allowedOAuthScopes,
    AuthSessionValidity: authSessionValidity,
  },
  CreateUserPoolDomainRequest: {
    Domain: domain,
    UserPoolId: userPoolId,
  },
  CreateUserPoolDomainResponse: {
    CloudFrontDomain: domain,
  },
  CreateUserPoolReplicaRequest: {
    UserPoolId: userPoolId,
    RegionName: regionName,
    UserPoolTags: userPoolTags,
  },
  CreateUserPoolRequest: {
    PoolName: clientName,
    SmsVerificationMessage: smsAuthenticationMessage,
    EmailVerificationMessage: emailVerificationMessage,
    EmailVerificationSubject: emailVerificationSubject,
    SmsAuthenticationMessage: smsAuthenticationMessage,
    UserPoolTags: userPoolTags,
    Schema: oneTo50,
    AcrConfiguration: acrLevels,
  },
  CustomDomainConfigType: {
    CertificateArn: arn,
  },
  CustomEmailLambdaVersionConfigType: {
    LambdaArn: arn,
  },
  CustomSMSLambdaVersionConfigType: {
    LambdaArn: arn,
  },
  DeleteGroupRequest: {
    GroupName: username,
    UserPoolId: userPoolId,
  },
  DeleteIdentityProviderRequest: {
    UserPoolId: userPoolId,
    ProviderName: providerName,
  },
  DeleteManagedLoginBrandingRequest: {
    ManagedLoginBrandingId: termsId,
    UserPoolId: userPoolId,
  },
  DeleteResourceServerRequest: {
    UserPoolId: userPoolId,
    Identifier: identifier,
  },
  DeleteTermsRequest: {
    TermsId: termsId,
    UserPoolId: userPoolId,
  },
  DeleteUserAttributesRequest: {
    UserAttributeNames: userAttributeNames,
    AccessToken: accessToken,
  },
  DeleteUserPoolClientRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  DeleteUserPoolClientSecretRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    ClientSecretId: identityProviderName,
  },
  DeleteUserPoolDomainRequest: {
    Domain: domain,
    UserPoolId: userPoolId,
  },
  DeleteUserPoolReplicaRequest: {
    UserPoolId: userPoolId,
    RegionName: regionName,
  },
  DeleteUserPoolRequest: {
    UserPoolId: userPoolId,
  },
  DeleteUserRequest: {
    AccessToken: accessToken,
  },
  DeleteWebAuthnCredentialRequest: {
    AccessToken: accessToken,
    CredentialId: anyText,
  },
  DescribeIdentityProviderRequest: {
    UserPoolId: userPoolId,
    ProviderName: providerName,
  },
  DescribeManagedLoginBrandingByClientRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  DescribeManagedLoginBrandingRequest: {
    UserPoolId: userPoolId,
    ManagedLoginBrandingId: termsId,
  },
  DescribeResourceServerRequest: {
    UserPoolId: userPoolId,
    Identifier: identifier,
  },
  DescribeRiskConfigurationRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  DescribeTermsRequest: {
    TermsId: termsId,
    UserPoolId: userPoolId,
  },
  DescribeUserImportJobRequest: {
    UserPoolId: userPoolId,
    JobId: jobId,
  },
  DescribeUserPoolClientRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  DescribeUserPoolDomainRequest: {
    Domain: domain,
  },
  DescribeUserPoolRequest: {
    UserPoolId: userPoolId,
  },
  DeviceSecretVerifierConfigType: {
    PasswordVerifier: anyText,
    Salt: anyText,
  },
  DeviceType: {
    DeviceKey: deviceKey,
  },
  DomainDescriptionType: {
    UserPoolId: userPoolId,
    AWSAccountId: { max: 12, pattern: '[0-9]+' },
    Domain: domain,
    S3Bucket: { min: 3, max: 1024, pattern: String.raw`^[0-9A-Za-z\.\-_]*(?<!\.)$` },
    CloudFrontDistribution: anyText,
    Version: { min: 1, max: 20 },
  },
  EmailConfigurationType: {
    SourceArn: arn,
    ReplyToEmailAddress: { pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+` },
    From: anyText,
    ConfigurationSet: { min: 1, max: 64, pattern: '^[a-zA-Z0-9_-]+$' },
  },
  EmailMfaConfigType: {
    Message: emailVerificationMessage,
    Subject: { pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+` },
  },
  EumsSmsConfigurationType: {
    CallerArn: arn,
    ExternalId: anyText,
    OriginationIdentity: anyText,
    ConfigurationSetName: anyText,
    InEntityId: anyText,
    InTemplateId: anyText,
    Region: regionName,
  },
  EventContextDataType: {
    IpAddress: anyText,
    DeviceName: anyText,
    Timezone: anyText,
    City: anyText,
    Country: anyText,
  },
  EventFeedbackType: {
    Provider: anyText,
  },
  FailoverType: {
    SecondaryRegion: regionName,
    PrimaryRoute53HealthCheckId: { max: 64 },
  },
  FirehoseConfigurationType: {
    StreamArn: arn,
  },
  ForgetDeviceRequest: {
    AccessToken: accessToken,
    DeviceKey: deviceKey,
  },
  ForgotPasswordRequest: {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    ClientMetadata: anyTextMap,
  },
  GetCSVHeaderRequest: {
    UserPoolId: userPoolId,
  },
  GetCSVHeaderResponse: {
    UserPoolId: userPoolId,
    CSVHeader: anyTextList,
  },
  GetClientTokenRequest: {
    ClientId: clientId,
  },
  GetDeviceRequest: {
    DeviceKey: deviceKey,
    AccessToken: accessToken,
  },
  GetGroupRequest: {
    GroupName: username,
    UserPoolId: userPoolId,
  },
  GetIdentityProviderByIdentifierRequest: {
    UserPoolId: userPoolId,
    IdpIdentifier: { min: 1, max: 40, pattern: String.raw`[\w\s+=.@-]+` },
  },
  GetLogDeliveryConfigurationRequest: {
    UserPoolId: userPoolId,
  },
  GetSigningCertificateRequest: {
    UserPoolId: userPoolId,
  },
  GetSigningCertificateResponse: {
    Certificate: anyText,
  },
  GetTokensFromRefreshTokenRequest: {
    RefreshToken: accessToken,
    ClientId: clientId,
    ClientSecret: clientSecret,
    DeviceKey: deviceKey,
    ClientMetadata: anyTextMap,
  },
  GetUICustomizationRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  GetUserAttributeVerificationCodeRequest: {
    AccessToken: accessToken,
    AttributeName: attributeName,
    ClientMetadata: anyTextMap,
  },
  GetUserAuthFactorsRequest: {
    AccessToken: accessToken,
  },
  GetUserAuthFactorsResponse: {
    Username: username,
    PreferredMfaSetting: anyText,
    UserMFASettingList: anyTextList,
    ConfiguredUserAuthFactors: { min: 0, max: 8 },
  },
  GetUserPoolClientSessionConfigurationRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  GetUserPoolMfaConfigRequest: {
    UserPoolId: userPoolId,
  },
  GetUserPoolSessionConfigurationRequest: {
    UserPoolId: userPoolId,
  },
  GetUserRequest: {
    AccessToken: accessToken,
  },
  GetUserResponse: {
    Username: username,
    PreferredMfaSetting: anyText,
    UserMFASettingList: anyTextList,
  },
  GlobalSignOutRequest: {
    AccessToken: accessToken,
  },
  GroupType: {
    GroupName: username,
    UserPoolId: userPoolId,
    Description: upTo2048,
    RoleArn: arn,
    Precedence: notNegative,
  },
  HttpHeader: {
    headerName: anyText,
    headerValue: anyText,
  },
  IdentityProviderType: {
    UserPoolId: userPoolId,
    ProviderName: providerName,
    ProviderDetails: anyTextMap,
    AttributeMapping: attributeMapping,
    IdpIdentifiers: idpIdentifiers,
    AcrMapping: acrMapping,
  },
  InboundFederationLambdaType: {
    LambdaArn: arn,
  },
  InitiateAuthRequest: {
    AuthParameters: anyTextMap,
    ClientMetadata: anyTextMap,
    ClientId: clientId,
    Session: session,
  },
  InitiateAuthResponse: {
    Session: session,
    ChallengeParameters: anyTextMap,
  },
  KeyConfigurationType: {
    KmsKeyArn: arn,
  },
  LambdaConfigType: {
    PreSignUp: arn,
    CustomMessage: arn,
    PostConfirmation: arn,
    PreAuthentication: arn,
    PostAuthentication: arn,
    DefineAuthChallenge: arn,
    CreateAuthChallenge: arn,
    VerifyAuthChallengeResponse: arn,
    PreTokenGeneration: arn,
    UserMigration: arn,
    KMSKeyID: arn,
  },
  LimitDefinitionType: {
    Attributes: anyTextMap,
  },
  ListDevicesRequest: {
    AccessToken: accessToken,
    Limit: upTo60,
    PaginationToken: paginationToken,
  },
  ListDevicesResponse: {
    PaginationToken: paginationToken,
  },
  ListGroupsRequest: {
    UserPoolId: userPoolId,
    Limit: upTo60,
    NextToken: nextToken,
  },
  ListGroupsResponse: {
    NextToken: nextToken,
  },
  ListIdentityProvidersRequest: {
    UserPoolId: userPoolId,
    MaxResults: upTo60,
    NextToken: paginationToken,
  },
  ListIdentityProvidersResponse: {
    Providers: { min: 0, max: 50 },
    NextToken: paginationToken,
  },
  ListResourceServersRequest: {
    UserPoolId: userPoolId,
    MaxResults: oneTo50,
    NextToken: paginationToken,
  },
  ListResourceServersResponse: {
    NextToken: paginationToken,
  },
  ListTagsForResourceRequest: {
    ResourceArn: arn,
  },
  ListTagsForResourceResponse: {
    Tags: userPoolTags,
  },
  ListTermsRequest: {
    UserPoolId: userPoolId,
    MaxResults: oneTo60,
    NextToken: anyText,
  },
  ListTermsResponse: {
    NextToken: anyText,
  },
  ListUserImportJobsRequest: {
    UserPoolId: userPoolId,
    MaxResults: oneTo60,
    PaginationToken: paginationToken,
  },
  ListUserImportJobsResponse: {
    UserImportJobs: oneTo50,
    PaginationToken: paginationToken,
  },
  ListUserPoolClientSecretsRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    NextToken: nextToken,
  },
  ListUserPoolClientSecretsResponse: {
    NextToken: nextToken,
  },
  ListUserPoolClientsRequest: {
    UserPoolId: userPoolId,
    MaxResults: oneTo60,
    NextToken: nextToken,
  },
  ListUserPoolClientsResponse: {
    NextToken: nextToken,
  },
  ListUserPoolReplicasRequest: {
    UserPoolId: userPoolId,
    NextToken: paginationToken,
  },
  ListUserPoolReplicasResponse: {
    NextToken: paginationToken,
  },
  ListUserPoolsRequest: {
    NextToken: paginationToken,
    MaxResults: oneTo60,
  },
  ListUserPoolsResponse: {
    NextToken: paginationToken,
  },
  ListUserSessionsRequest: {
    AccessToken: accessToken,
    NextToken: nextToken,
  },
  ListUsersInGroupRequest: {
    UserPoolId: userPoolId,
    GroupName: username,
    Limit: upTo60,
    NextToken: nextToken,
  },
  ListUsersInGroupResponse: {
    NextToken: nextToken,
  },
  ListUsersRequest: {
    UserPoolId: userPoolId,
    AttributesToGet: userAttributeNames,
    Limit: upTo60,
    PaginationToken: paginationToken,
    Filter: { max: 256 },
  },
  ListUsersResponse: {
    PaginationToken: paginationToken,
  },
  ListWebAuthnCredentialsRequest: {
    AccessToken: accessToken,
    NextToken: nextToken,
    MaxResults: { min: 0, max: 20 },
  },
  ListWebAuthnCredentialsResponse: {
    NextToken: nextToken,
  },
  LogDeliveryConfigurationType: {
    UserPoolId: userPoolId,
    LogConfigurations: { min: 0, max: 2 },
  },
  MFAOptionType: {
    AttributeName: attributeName,
  },
  ManagedLoginBrandingType: {
    ManagedLoginBrandingId: termsId,
    UserPoolId: userPoolId,
    Assets: assets,
  },
  MessageTemplateType: {
    SMSMessage: { min: 6, max: 140, pattern: '(?s).*' },
    EmailMessage: { min: 6, max: 20000, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*` },
    EmailSubject: emailVerificationSubject,
  },
  NewDeviceMetadataType: {
    DeviceKey: deviceKey,
    DeviceGroupKey: anyText,
  },
  NotifyConfigurationType: {
    From: anyText,
    ReplyTo: anyText,
    SourceArn: arn,
  },
  NotifyEmailType: {
    Subject: emailVerificationSubject,
    HtmlBody: { min: 6, max: 20000, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+` },
    TextBody: { min: 6, max: 20000, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+` },
  },
  NumberAttributeConstraintsType: {
    MinValue: anyText,
    MaxValue: anyText,
  },
  PasswordPolicyType: {
    MinimumLength: { min: 6, max: 99 },
    PasswordHistorySize: { min: 0, max: 24 },
    TemporaryPasswordValidityDays: { min: 0, max: 365 },
  },
  PreTokenGenerationVersionConfigType: {
    LambdaArn: arn,
  },
  ProviderDescription: {
    ProviderName: providerName,
  },
  ProviderUserIdentifierType: {
    ProviderName: providerName,
    ProviderAttributeName: anyText,
    ProviderAttributeValue: anyText,
  },
  RecoveryOptionType: {
    Priority: { min: 1, max: 2 },
  },
  RefreshTokenRotationType: {
    RetryGracePeriodSeconds: upTo60,
  },
  ResendConfirmationCodeRequest: {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    ClientMetadata: anyTextMap,
  },
  ResourceServerScopeType: {
    ScopeName: { min: 1, max: 256, pattern: String.raw`[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+` },
    ScopeDescription: { min: 1, max: 256 },
  },
  ResourceServerType: {
    UserPoolId: userPoolId,
    Identifier: identifier,
    Name: name,
    Scopes: scopes,
  },
  RespondToAuthChallengeRequest: {
    ClientId: clientId,
    Session: session,
    ChallengeResponses: anyTextMap,
    ClientMetadata: anyTextMap,
  },
  RespondToAuthChallengeResponse: {
    Session: session,
    ChallengeParameters: anyTextMap,
  },
  RevokeUserSessionRequest: {
    AccessToken: accessToken,
  },
  RevokeTokenRequest: {
    Token: accessToken,
    ClientId: clientId,
    ClientSecret: clientSecret,
  },
  RiskConfigurationType: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  RiskExceptionConfigurationType: {
    BlockedIPRangeList: { max: 200, each: { min: 0, max: 131072 } },
    SkippedIPRangeList: { max: 200, each: { min: 0, max: 131072 } },
  },
  S3ConfigurationType: {
    BucketArn: bucketArn,
  },
  SchemaAttributeType: {
    Name: { min: 1, max: 20, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` },
  },
  SetLogDeliveryConfigurationRequest: {
    UserPoolId: userPoolId,
    LogConfigurations: { min: 0, max: 2 },
  },
  SetRiskConfigurationRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  SetUICustomizationRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    CSS: anyText,
    ImageFile: anyText,
  },
  SetUserMFAPreferenceRequest: {
    AccessToken: accessToken,
  },
  SetUserPoolClientSessionConfigurationRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
  },
  SetUserPoolMfaConfigRequest: {
    UserPoolId: userPoolId,
  },
  SetUserPoolSessionConfigurationRequest: {
    UserPoolId: userPoolId,
  },
  SetUserSettingsRequest: {
    AccessToken: accessToken,
  },
  SignInPolicyType: {
    AllowedFirstAuthFactors: { min: 1, max: 5 },
  },
  SignUpRequest: {
    ClientId: clientId,
    SecretHash: secretHash,
    Username: username,
    Password: password,
    ClientMetadata: anyTextMap,
  },
  SignUpResponse: {
    UserSub: anyText,
    Session: session,
  },
  SmsConfigurationType: {
    SnsCallerArn: snsCallerArn,
    ExternalId: anyText,
    SnsRegion: regionName,
  },
  SmsMfaConfigType: {
    SmsAuthenticationMessage: smsAuthenticationMessage,
  },
  StartUserImportJobRequest: {
    UserPoolId: userPoolId,
    JobId: jobId,
  },
  StartWebAuthnRegistrationRequest: {
    AccessToken: accessToken,
  },
  StopUserImportJobRequest: {
    UserPoolId: userPoolId,
    JobId: jobId,
  },
  StringAttributeConstraintsType: {
    MinLength: anyText,
    MaxLength: anyText,
  },
  TagResourceRequest: {
    ResourceArn: arn,
    Tags: userPoolTags,
  },
  TermsDescriptionType: {
    TermsId: termsId,
    TermsName: termsName,
  },
  TermsType: {
    TermsId: termsId,
    UserPoolId: userPoolId,
    ClientId: clientId,
    TermsName: termsName,
    Links: links,
  },
  UICustomizationType: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    CSS: anyText,
  },
  UntagResourceRequest: {
    ResourceArn: arn,
    TagKeys: loginsOfIdentity,
  },
  UpdateAuthEventFeedbackRequest: {
    UserPoolId: userPoolId,
    Username: username,
    EventId: { min: 1, max: 50, pattern: String.raw`[\w+-]+` },
    FeedbackToken: accessToken,
  },
  UpdateDeviceStatusRequest: {
    AccessToken: accessToken,
    DeviceKey: deviceKey,
  },
  UpdateGroupRequest: {
    GroupName: username,
    UserPoolId: userPoolId,
    Description: upTo2048,
    RoleArn: arn,
    Precedence: notNegative,
  },
  UpdateIdentityProviderRequest: {
    UserPoolId: userPoolId,
    ProviderName: providerName,
    ProviderDetails: anyTextMap,
    AttributeMapping: attributeMapping,
    IdpIdentifiers: idpIdentifiers,
    AcrMapping: acrMapping,
  },
  UpdateManagedLoginBrandingRequest: {
    UserPoolId: userPoolId,
    ManagedLoginBrandingId: termsId,
    Assets: assets,
  },
  UpdateResourceServerRequest: {
    UserPoolId: userPoolId,
    Identifier: identifier,
    Name: name,
    Scopes: scopes,
  },
  UpdateTermsRequest: {
    TermsId: termsId,
    UserPoolId: userPoolId,
    TermsName: termsName,
    Links: links,
  },
  UpdateUserAttributesRequest: {
    AccessToken: accessToken,
    ClientMetadata: anyTextMap,
  },
  UpdateUserPoolClientRequest: {
    UserPoolId: userPoolId,
    ClientId: clientId,
    ClientName: clientName,
    RefreshTokenValidity: refreshTokenValidity,
    AccessTokenValidity: accessTokenValidity,
    IdTokenValidity: accessTokenValidity,
    ReadAttributes: readAttributes,
    WriteAttributes: readAttributes,
    SupportedIdentityProviders: supportedIdentityProviders,
    CallbackURLs: callbackURLs,
    LogoutURLs: callbackURLs,
    DefaultRedirectURI: defaultRedirectURI,
    AllowedOAuthFlows: allowedOAuthFlows,
    AllowedOAuthScopes: allowedOAuthScopes,
    AuthSessionValidity: authSessionValidity,
  },
  UpdateUserPoolDomainRequest: {
    Domain: domain,
    UserPoolId: userPoolId,
  },
  UpdateUserPoolDomainResponse: {
    CloudFrontDomain: domain,
  },
  UpdateUserPoolReplicaRequest: {
    UserPoolId: userPoolId,
    RegionName: regionName,
  },
  UpdateUserPoolRequest: {
    UserPoolId: userPoolId,
    SmsVerificationMessage: smsAuthenticationMessage,
    EmailVerificationMessage: emailVerificationMessage,
    EmailVerificationSubject: emailVerificationSubject,
    SmsAuthenticationMessage: smsAuthenticationMessage,
    UserPoolTags: userPoolTags,
    PoolName: clientName,
    AcrConfiguration: acrLevels,
  },
  UserContextDataType: {
    IpAddress: anyText,
    EncodedData: anyText,
  },
  UserImportJobType: {
    JobName: clientName,
    JobId: jobId,
    UserPoolId: userPoolId,
    PreSignedUrl: { min: 0, max: 2048 },
    CloudWatchLogsRoleArn: arn,
    CompletionMessage: { min: 1, max: 128, pattern: String.raw`[\w]+` },
  },
  UserPoolClientDescription: {
    ClientId: clientId,
    UserPoolId: userPoolId,
    ClientName: clientName,
  },
  UserPoolClientType: {
    UserPoolId: userPoolId,
    ClientName: clientName,
    ClientId: clientId,
    ClientSecret: clientSecret,
    RefreshTokenValidity: refreshTokenValidity,
    AccessTokenValidity: accessTokenValidity,
    IdTokenValidity: accessTokenValidity,
    ReadAttributes: readAttributes,
    WriteAttributes: readAttributes,
    SupportedIdentityProviders: supportedIdentityProviders,
    CallbackURLs: callbackURLs,
    LogoutURLs: callbackURLs,
    DefaultRedirectURI: defaultRedirectURI,
    AllowedOAuthFlows: allowedOAuthFlows,
    AllowedOAuthScopes: allowedOAuthScopes,
    AuthSessionValidity: authSessionValidity,
  },
  UserPoolDescriptionType: {
    Id: userPoolId,
    Name: clientName,
    ReplicaRegions: anyTextList,
  },
  UserPoolReplicaType: {
    RegionName: regionName,
    UserPoolArn: arn,
  },
  UserPoolTokenSessionConfigType: {
    MaxPerUser: { min: 1, max: 100 },
  },
  UserPoolType: {
    Id: userPoolId,
    Name: clientName,
    SchemaAttributes: oneTo50,
    SmsVerificationMessage: smsAuthenticationMessage,
    EmailVerificationMessage: emailVerificationMessage,
    EmailVerificationSubject: emailVerificationSubject,
    SmsAuthenticationMessage: smsAuthenticationMessage,
    UserPoolTags: userPoolTags,
    SmsConfigurationFailure: anyText,
    EmailConfigurationFailure: anyText,
    Domain: domain,
    CustomDomain: domain,
    Arn: arn,
  },
  UserType: {
    Username: username,
  },
  VerificationMessageTemplateType: {
    SmsMessage: smsAuthenticationMessage,
    EmailMessage: emailVerificationMessage,
    EmailSubject: emailVerificationSubject,
    EmailMessageByLink: emailMessageByLink,
    EmailSubjectByLink: emailVerificationSubject,
  },
  VerifySoftwareTokenRequest: {
    AccessToken: accessToken,
    Session: session,
    UserCode: { min: 6, max: 6, pattern: '[0-9]+' },
    FriendlyDeviceName: anyText,
  },
  VerifySoftwareTokenResponse: {
    Session: session,
  },
  VerifyUserAttributeRequest: {
    AccessToken: accessToken,
    AttributeName: attributeName,
    Code: confirmationCode,
  },
  WebAuthnConfigurationType: {
    RelyingPartyId: { min: 1, max: 127 },
  },
  WebAuthnCredentialDescription: {
    CredentialId: anyText,
    FriendlyCredentialName: anyText,
    RelyingPartyId: anyText,
  },
} as const satisfies ConstraintsOf<IdpStructures>

const identity = {
  CognitoIdentityProvider: {
    ProviderName: { min: 1, max: 128, pattern: String.raw`[\w._:/-]+` },
    ClientId: { min: 1, max: 128, pattern: String.raw`[\w_]+` },
  },
  CreateIdentityPoolInput: {
    IdentityPoolName: clientName,
    SupportedLoginProviders: supportedLoginProviders,
    DeveloperProviderName: developerProviderName,
    OpenIdConnectProviderARNs: openIdConnectProviderARNs,
    SamlProviderARNs: openIdConnectProviderARNs,
    IdentityPoolTags: userPoolTags,
  },
  DeleteIdentitiesInput: {
    IdentityIdsToDelete: { min: 1, max: 60, each: { min: 1, max: 55, pattern: String.raw`[\w-]+:[0-9a-f-]+` } },
  },
  DeleteIdentitiesResponse: {
    UnprocessedIdentityIds: { max: 60 },
  },
  DeleteIdentityPoolInput: {
    IdentityPoolId: identityPoolId,
  },
  DescribeIdentityInput: {
    IdentityId: identityPoolId,
  },
  DescribeIdentityPoolInput: {
    IdentityPoolId: identityPoolId,
  },
  GetCredentialsForIdentityInput: {
    IdentityId: identityPoolId,
    Logins: logins,
    CustomRoleArn: session,
  },
  GetCredentialsForIdentityResponse: {
    IdentityId: identityPoolId,
  },
  GetIdInput: {
    AccountId: { min: 1, max: 15, pattern: String.raw`\d+` },
    IdentityPoolId: identityPoolId,
    Logins: logins,
  },
  GetIdResponse: {
    IdentityId: identityPoolId,
  },
  GetIdentityPoolRolesInput: {
    IdentityPoolId: identityPoolId,
  },
  GetIdentityPoolRolesResponse: {
    IdentityPoolId: identityPoolId,
    Roles: roles,
    RoleMappings: { max: 10, key: { min: 1, max: 128 } },
  },
  GetOpenIdTokenForDeveloperIdentityInput: {
    IdentityPoolId: identityPoolId,
    IdentityId: identityPoolId,
    Logins: logins,
    PrincipalTags: principalTags,
    TokenDuration: accessTokenValidity,
  },
  GetOpenIdTokenForDeveloperIdentityResponse: {
    IdentityId: identityPoolId,
  },
  GetOpenIdTokenInput: {
    IdentityId: identityPoolId,
    Logins: logins,
  },
  GetOpenIdTokenResponse: {
    IdentityId: identityPoolId,
  },
  GetPrincipalTagAttributeMapInput: {
    IdentityPoolId: identityPoolId,
    IdentityProviderName: identityProviderName,
  },
  GetPrincipalTagAttributeMapResponse: {
    IdentityPoolId: identityPoolId,
    IdentityProviderName: identityProviderName,
    PrincipalTags: principalTags,
  },
  IdentityDescription: {
    IdentityId: identityPoolId,
    Logins: loginsOfIdentity,
  },
  IdentityPool: {
    IdentityPoolId: identityPoolId,
    IdentityPoolName: clientName,
    SupportedLoginProviders: supportedLoginProviders,
    DeveloperProviderName: developerProviderName,
    OpenIdConnectProviderARNs: openIdConnectProviderARNs,
    SamlProviderARNs: openIdConnectProviderARNs,
    IdentityPoolTags: userPoolTags,
  },
  IdentityPoolShortDescription: {
    IdentityPoolId: identityPoolId,
    IdentityPoolName: clientName,
  },
  ListIdentitiesInput: {
    IdentityPoolId: identityPoolId,
    MaxResults: oneTo60,
    NextToken: nextTokenOfIdentity,
  },
  ListIdentitiesResponse: {
    IdentityPoolId: identityPoolId,
    NextToken: nextTokenOfIdentity,
  },
  ListIdentityPoolsInput: {
    MaxResults: oneTo60,
    NextToken: nextTokenOfIdentity,
  },
  ListIdentityPoolsResponse: {
    NextToken: nextTokenOfIdentity,
  },
  ListTagsForResourceInput: {
    ResourceArn: session,
  },
  ListTagsForResourceResponse: {
    Tags: userPoolTags,
  },
  LookupDeveloperIdentityInput: {
    IdentityPoolId: identityPoolId,
    IdentityId: identityPoolId,
    DeveloperUserIdentifier: developerUserIdentifier,
    MaxResults: oneTo60,
    NextToken: nextTokenOfIdentity,
  },
  LookupDeveloperIdentityResponse: {
    IdentityId: identityPoolId,
    DeveloperUserIdentifierList: { each: { min: 1, max: 1024 } },
    NextToken: nextTokenOfIdentity,
  },
  MappingRule: {
    Claim: { min: 1, max: 64, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` },
    Value: identityProviderName,
    RoleARN: session,
  },
  MergeDeveloperIdentitiesInput: {
    SourceUserIdentifier: developerUserIdentifier,
    DestinationUserIdentifier: developerUserIdentifier,
    DeveloperProviderName: developerProviderName,
    IdentityPoolId: identityPoolId,
  },
  MergeDeveloperIdentitiesResponse: {
    IdentityId: identityPoolId,
  },
  RulesConfigurationType: {
    Rules: { min: 1, max: 400 },
  },
  SetIdentityPoolRolesInput: {
    IdentityPoolId: identityPoolId,
    Roles: roles,
    RoleMappings: { max: 10, key: { min: 1, max: 128 } },
  },
  SetPrincipalTagAttributeMapInput: {
    IdentityPoolId: identityPoolId,
    IdentityProviderName: identityProviderName,
    PrincipalTags: principalTags,
  },
  SetPrincipalTagAttributeMapResponse: {
    IdentityPoolId: identityPoolId,
    IdentityProviderName: identityProviderName,
    PrincipalTags: principalTags,
  },
  TagResourceInput: {
    ResourceArn: session,
    Tags: userPoolTags,
  },
  UnlinkDeveloperIdentityInput: {
    IdentityId: identityPoolId,
    IdentityPoolId: identityPoolId,
    DeveloperProviderName: developerProviderName,
    DeveloperUserIdentifier: developerUserIdentifier,
  },
  UnlinkIdentityInput: {
    IdentityId: identityPoolId,
    Logins: logins,
    LoginsToRemove: loginsOfIdentity,
  },
  UnprocessedIdentityId: {
    IdentityId: identityPoolId,
  },
  UntagResourceInput: {
    ResourceArn: session,
    TagKeys: loginsOfIdentity,
  },
} as const satisfies ConstraintsOf<IdentityStructures>

type Table = Readonly<Record<string, Readonly<Record<string, Constraint>>>>
const tables: Readonly<Record<ServiceName, Table>> = { 'cognito-idp': idp, 'cognito-identity': identity }

/** The constraint on a member, or undefined where the API knows none. */
export function constraintOf(service: ServiceName, structure: string, member: string): Constraint | undefined {
  return tables[service][structure]?.[member]
}
