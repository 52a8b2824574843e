/** A user pool's settings: what is given, what is assumed where nothing is, what cannot be together. */
import type {
  CreateUserPoolRequest,
  PasswordPolicyType,
  UserPoolType,
  WebAuthnConfigurationType,
} from '../model/generated/cognito-idp-types.ts'
import { wholeAcrConfiguration } from './acr.ts'
import { featureUnavailable, invalidParameter } from './errors.ts'
import { checkLambdaConfig } from './lambda-config.ts'
import { passkeysAlone, passkeyWithMfa } from './passkey-errors.ts'
import type { UserPool } from './records/pools.ts'
import type { SchemaAttribute } from './schema.ts'

/** The members of CreateUserPool that UpdateUserPool takes as well, and resets where they are left out. */
type Settings = Omit<CreateUserPoolRequest, 'PoolName' | 'Schema' | 'AliasAttributes' | 'UsernameAttributes' | 'UsernameConfiguration'>

const untouchedPasswordPolicy: PasswordPolicyType = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
}

/** The policy that passwords are held to; always whole. */
export function passwordPolicy(pool: UserPoolType): PasswordPolicyType {
  return pool.Policies?.PasswordPolicy ?? untouchedPasswordPolicy
}

// AWS: a policy that is given has no requirement that it does not name; 0 days are read as 7.
// Assumed: a given policy without a length keeps 8.
function givenPasswordPolicy(policy: PasswordPolicyType): PasswordPolicyType {
  return {
    MinimumLength: policy.MinimumLength ?? 8,
    RequireUppercase: policy.RequireUppercase ?? false,
    RequireLowercase: policy.RequireLowercase ?? false,
    RequireNumbers: policy.RequireNumbers ?? false,
    RequireSymbols: policy.RequireSymbols ?? false,
    ...(policy.PasswordHistorySize && { PasswordHistorySize: policy.PasswordHistorySize }),
    TemporaryPasswordValidityDays: policy.TemporaryPasswordValidityDays || 7,
  }
}

/**
 * A pool's settings with every default in its place: the same for a new pool and for an updated one, because what
 * UpdateUserPool leaves out goes back to its default.
 * @throws InvalidParameterException
 */
// AWS: CreateUserPool and UpdateUserPool, "If you don't provide a value for an attribute, it is set to its default value".
export function poolSettings(given: Settings): Omit<Partial<UserPoolType>, 'Id' | 'Name' | 'Arn' | 'CreationDate' | 'LastModifiedDate'> {
  checkSettings(given)
  const tier = given.UserPoolTier ?? 'ESSENTIALS'
  const days = given.AdminCreateUserConfig?.UnusedAccountValidityDays
  const policy = given.Policies?.PasswordPolicy
    ? givenPasswordPolicy(
        days && !given.Policies.PasswordPolicy.TemporaryPasswordValidityDays
          ? { ...given.Policies.PasswordPolicy, TemporaryPasswordValidityDays: days }
          : given.Policies.PasswordPolicy,
      )
    : { ...untouchedPasswordPolicy, TemporaryPasswordValidityDays: days || 7 }
  const firstFactors = given.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD' as const]
  return {
    Policies: {
      PasswordPolicy: policy,
      ...(tier !== 'LITE' && { SignInPolicy: { AllowedFirstAuthFactors: firstFactors } }),
    },
    DeletionProtection: given.DeletionProtection ?? 'INACTIVE',
    LambdaConfig: given.LambdaConfig ?? {},
    AutoVerifiedAttributes: given.AutoVerifiedAttributes,
    ...messages(given),
    SmsAuthenticationMessage: given.SmsAuthenticationMessage,
    UserAttributeUpdateSettings: given.UserAttributeUpdateSettings,
    MfaConfiguration: given.MfaConfiguration ?? 'OFF',
    DeviceConfiguration: given.DeviceConfiguration,
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ...given.EmailConfiguration },
    SmsConfiguration: given.SmsConfiguration,
    UserPoolTags: given.UserPoolTags && Object.keys(given.UserPoolTags).length > 0 ? given.UserPoolTags : undefined,
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: given.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
      UnusedAccountValidityDays: policy.TemporaryPasswordValidityDays,
      ...(given.AdminCreateUserConfig?.InviteMessageTemplate && {
        InviteMessageTemplate: given.AdminCreateUserConfig.InviteMessageTemplate,
      }),
    },
    UserPoolAddOns: given.UserPoolAddOns,
    AccountRecoverySetting: given.AccountRecoverySetting,
    UserPoolTier: tier,
    // A state file is as safe as its folder, whatever key is named.
    KeyConfiguration: given.KeyConfiguration,
    IssuerConfiguration: given.IssuerConfiguration,
    // AWS: given without a status, it is on.
    DcrConfiguration: given.DcrConfiguration && { EnableStatus: 'Enabled', ...given.DcrConfiguration },
    // Assumed: a pool that never named its levels has none of it in its description.
    AcrConfiguration: given.AcrConfiguration && wholeAcrConfiguration(given.AcrConfiguration),
  }
}

/** The old members for verification messages and the template that replaced them mirror each other. */
function messages(given: Settings): Partial<UserPoolType> {
  const template = given.VerificationMessageTemplate
  const SmsVerificationMessage = template?.SmsMessage ?? given.SmsVerificationMessage
  const EmailVerificationMessage = template?.EmailMessage ?? given.EmailVerificationMessage
  const EmailVerificationSubject = template?.EmailSubject ?? given.EmailVerificationSubject
  return {
    SmsVerificationMessage,
    EmailVerificationMessage,
    EmailVerificationSubject,
    VerificationMessageTemplate: {
      ...template,
      SmsMessage: SmsVerificationMessage,
      EmailMessage: EmailVerificationMessage,
      EmailSubject: EmailVerificationSubject,
      DefaultEmailOption: template?.DefaultEmailOption ?? 'CONFIRM_WITH_CODE',
    },
  }
}

/**
 * Whether the first factors of a pool go together with each other and with its MFA.
 * @param passkeys what SetUserPoolMfaConfig set, where the pool is there already
 * @throws InvalidParameterException
 */
export function checkFirstFactors({ Policies, MfaConfiguration }: Settings, passkeys?: WebAuthnConfigurationType): void {
  const factors = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []
  if (!factors.includes('WEB_AUTHN')) return
  // AWS: "Passwordless sign-in with WebAuthn passkeys": a passkey is registered by a user who is signed in already.
  if (factors.every((factor) => factor === 'WEB_AUTHN')) throw passkeysAlone()
  if (MfaConfiguration === 'ON' && passkeys?.FactorConfiguration !== 'MULTI_FACTOR_WITH_USER_VERIFICATION') throw passkeyWithMfa()
}

/** @throws FeatureUnavailableInTierException */
// AWS: each of these says that it needs the Essentials tier or a higher one; "User pool feature plans". A password is a first factor in all.
function checkLite({ DcrConfiguration, AcrConfiguration, Policies, LambdaConfig }: Settings): void {
  const { PasswordPolicy, SignInPolicy } = Policies ?? {}
  const features: readonly (readonly [string, boolean])[] = [
    ['DcrConfiguration', DcrConfiguration !== undefined],
    ['AcrConfiguration', AcrConfiguration !== undefined],
    ['SignInPolicy', SignInPolicy?.AllowedFirstAuthFactors?.some((factor) => factor !== 'PASSWORD') === true],
    ['PasswordHistorySize', (PasswordPolicy?.PasswordHistorySize ?? 0) > 0],
    ['Access token customization', (LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0') !== 'V1_0'],
  ]
  for (const [feature, isGiven] of features) if (isGiven) throw featureUnavailable(feature)
}

function checkSettings(given: Settings): void {
  if (given.UserPoolTier === 'LITE') checkLite(given)
  checkLambdaConfig(given.LambdaConfig ?? {})
  // AWS: "User pool feature plans": threat protection is a feature of PLUS.
  if ((given.UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF' && given.UserPoolTier !== 'PLUS') {
    throw featureUnavailable('AdvancedSecurityMode')
  }
  if ((given.MfaConfiguration ?? 'OFF') !== 'OFF' && given.SmsConfiguration === undefined) {
    // Seen: the sentence, for CreateUserPool without an SMS role.
    throw invalidParameter('SMS configuration and Auto verification for phone_number are required when MFA is required/optional')
  }
  const mechanisms = given.AccountRecoverySetting?.RecoveryMechanisms ?? []
  if (mechanisms.length > 1 && mechanisms.some(({ Name }) => Name === 'admin_only')) {
    // AWS: admin_only cannot be combined. Assumed: the sentence.
    throw invalidParameter('Recovery mechanism admin_only cannot be combined with other recovery mechanisms.')
  }
  const before = given.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? []
  const missing = before.filter((name) => !given.AutoVerifiedAttributes?.includes(name))
  if (missing.length > 0) {
    // AWS: an attribute that must be verified before an update must be verified automatically too. Assumed: the sentence.
    throw invalidParameter('AttributesRequireVerificationBeforeUpdate must be a subset of AutoVerifiedAttributes.')
  }
}

/** @throws InvalidParameterException where aliases and username attributes are both asked for */
export function checkUsernameSettings({ AliasAttributes, UsernameAttributes }: CreateUserPoolRequest): void {
  if ((AliasAttributes?.length ?? 0) > 0 && (UsernameAttributes?.length ?? 0) > 0) {
    // Assumed: the sentence; that the two exclude each other is documented.
    throw invalidParameter('Only one of the aliasAttributes or usernameAttributes can be set in a user pool.')
  }
}

/** Whether usernames and aliases that differ only in case are different. */
// AWS: pools made through the API are case-sensitive unless they say otherwise.
export function isCaseSensitive(pool: UserPool): boolean {
  return pool.UsernameConfiguration?.CaseSensitive ?? true
}

/** Whether users choose an email address or a phone number instead of a username. */
export function signsInWithAttribute(pool: UserPool): boolean {
  return (pool.UsernameAttributes?.length ?? 0) > 0
}

export function schemaOf(pool: UserPool): readonly SchemaAttribute[] {
  return (pool.SchemaAttributes ?? []) as readonly SchemaAttribute[]
}
