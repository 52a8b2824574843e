import type { Member, Shape } from './shapes.ts'

/**
 * Facts that the JavaScript SDK leaves out and that the AWS CLI shows: the order of enumerations (the SDK sorts them), names of the
 * shapes that lists are made of, and which integers are 64 bits long.
 */
// AWS: the published API models of cognito-idp (2016-04-18) and cognito-identity (2014-06-30).
const enumOrders: readonly (readonly string[])[] = [
  ['OFF', 'AUDIT', 'ENFORCED'],
  ['phone_number', 'email', 'preferred_username'],
  ['String', 'Number', 'DateTime', 'Boolean'],
  [
    'USER_SRP_AUTH',
    'REFRESH_TOKEN_AUTH',
    'REFRESH_TOKEN',
    'CUSTOM_AUTH',
    'ADMIN_NO_SRP_AUTH',
    'USER_PASSWORD_AUTH',
    'ADMIN_USER_PASSWORD_AUTH',
  ],
  ['Password', 'Mfa'],
  [
    'SMS_MFA',
    'SOFTWARE_TOKEN_MFA',
    'SELECT_MFA_TYPE',
    'MFA_SETUP',
    'PASSWORD_VERIFIER',
    'CUSTOM_CHALLENGE',
    'DEVICE_SRP_AUTH',
    'DEVICE_PASSWORD_VERIFIER',
    'ADMIN_NO_SRP_AUTH',
    'NEW_PASSWORD_REQUIRED',
  ],
  ['Success', 'Failure'],
  ['CONFIRM_WITH_LINK', 'CONFIRM_WITH_CODE'],
  ['SMS', 'EMAIL'],
  ['remembered', 'not_remembered'],
  ['CREATING', 'DELETING', 'UPDATING', 'ACTIVE', 'FAILED'],
  ['SIGN_IN', 'PASSWORD_CHANGE', 'SIGN_UP'],
  ['Pass', 'Fail', 'InProgress'],
  ['SignIn', 'SignUp', 'ForgotPassword', 'PasswordChange', 'ResendCode'],
  [
    'ADMIN_NO_SRP_AUTH',
    'CUSTOM_AUTH_FLOW_ONLY',
    'USER_PASSWORD_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    'ALLOW_CUSTOM_AUTH',
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_USER_SRP_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
  ],
  ['Valid', 'Invalid'],
  ['SAML', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple', 'OIDC'],
  ['code', 'implicit', 'client_credentials'],
  ['LEGACY', 'ENABLED'],
  ['verified_email', 'verified_phone_number', 'admin_only'],
  ['NoRisk', 'AccountTakeover', 'Block'],
  ['Low', 'Medium', 'High'],
  ['Enabled', 'Disabled'],
  ['seconds', 'minutes', 'hours', 'days'],
  ['Created', 'Pending', 'InProgress', 'Stopping', 'Expired', 'Stopped', 'Failed', 'Succeeded'],
  ['UNCONFIRMED', 'CONFIRMED', 'ARCHIVED', 'COMPROMISED', 'UNKNOWN', 'RESET_REQUIRED', 'FORCE_CHANGE_PASSWORD'],
  ['phone_number', 'email'],
  ['SUCCESS', 'ERROR'],
  ['Equals', 'Contains', 'StartsWith', 'NotEqual'],
  ['Token', 'Rules'],
]

/** Values that the SDK does not have yet, by a value of the same enumeration. */
// AWS: GetClientToken, which needs a flow that ExplicitAuthFlowsType lacks.
const missingValues: Readonly<Record<string, string>> = { ALLOW_USER_AUTH: 'ALLOW_CLIENT_TOKEN_AUTH' }

/** Values in the API's order; those that came later than the table stand at the end. */
export function inApiOrder(listed: readonly string[]): readonly string[] {
  const missing = listed.flatMap((value) => missingValues[value] ?? []).filter((value) => !listed.includes(value))
  const values = [...listed, ...missing]
  const known = enumOrders.filter((order) => order.every((value) => values.includes(value))).sort((a, b) => b.length - a.length)[0]
  return known === undefined ? values : [...known, ...values.filter((value) => !known.includes(value))]
}

const elementNames: Readonly<Record<string, readonly string[]>> = {
  VerifiedAttributeType: [
    'UserPoolType.AutoVerifiedAttributes',
    'UserAttributeUpdateSettingsType.AttributesRequireVerificationBeforeUpdate',
  ],
  AliasAttributeType: ['UserPoolType.AliasAttributes'],
  UsernameAttributeType: ['UserPoolType.UsernameAttributes'],
  EventFilterType: ['CompromisedCredentialsRiskConfigurationType.EventFilter'],
  ClientPermissionType: ['UserPoolClientType.ReadAttributes', 'UserPoolClientType.WriteAttributes'],
  ExplicitAuthFlowsType: ['UserPoolClientType.ExplicitAuthFlows'],
  ProviderNameType: ['UserPoolClientType.SupportedIdentityProviders'],
  RedirectUrlType: ['UserPoolClientType.CallbackURLs', 'UserPoolClientType.LogoutURLs'],
  OAuthFlowType: ['UserPoolClientType.AllowedOAuthFlows'],
  ScopeType: ['UserPoolClientType.AllowedOAuthScopes'],
  IdpIdentifierType: ['IdentityProviderType.IdpIdentifiers'],
  StringType: [
    'GetUserResponse.UserMFASettingList',
    'AdminGetUserResponse.UserMFASettingList',
    'GetUserAuthFactorsResponse.UserMFASettingList',
    'AdminGetUserAuthFactorsResponse.UserMFASettingList',
    'GetCSVHeaderResponse.CSVHeader',
    'RiskExceptionConfigurationType.BlockedIPRangeList',
    'RiskExceptionConfigurationType.SkippedIPRangeList',
  ],
  ChallengeNameType: [
    'InitiateAuthResponse.AvailableChallenges',
    'AdminInitiateAuthResponse.AvailableChallenges',
    'RespondToAuthChallengeResponse.AvailableChallenges',
    'AdminRespondToAuthChallengeResponse.AvailableChallenges',
  ],
  AuthFactorType: [
    'SignInPolicyType.AllowedFirstAuthFactors',
    'GetUserAuthFactorsResponse.ConfiguredUserAuthFactors',
    'AdminGetUserAuthFactorsResponse.ConfiguredUserAuthFactors',
  ],
  WebAuthnAuthenticatorTransportType: ['WebAuthnCredentialDescription.AuthenticatorTransports'],
  ARNString: ['IdentityPool.OpenIdConnectProviderARNs', 'IdentityPool.SamlProviderARNs'],
  IdentityProviderName: ['IdentityDescription.Logins'],
  DeveloperUserIdentifier: ['LookupDeveloperIdentityResponse.DeveloperUserIdentifierList'],
}

const elements = new Map(Object.entries(elementNames).flatMap(([name, members]) => members.map((member) => [member, name] as const)))
const longMembers = new Set(['GetOpenIdTokenForDeveloperIdentityInput.TokenDuration'])

function ordered(shape: Shape): Shape {
  if (shape.type === 'string' && shape.enum) return { ...shape, enum: inApiOrder(shape.enum) }
  return shape.type === 'list' || shape.type === 'map' ? { ...shape, of: ordered(shape.of) } : shape
}

/** A member of the SDK's schemas with what they leave out. */
export function withSdkGaps(structure: string, name: string, member: Member): Member {
  const path = `${structure}.${name}`
  const shape = ordered(member.shape)
  const element = elements.get(path)
  if (shape.type === 'list' && element !== undefined) return { ...member, shape: { ...shape, element } }
  return { ...member, shape: longMembers.has(path) && shape.type === 'integer' ? { ...shape, long: true } : shape }
}
