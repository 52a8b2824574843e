/**
 * What the emulator remembers. API members keep the API's spelling; our own fields are camelCase.
 * Records are plain JSON and never changed in place. Times are seconds since the epoch.
 */

import type { IdentityPool as IdentityPoolType, RoleMapping } from '../model/generated/cognito-identity-types.ts'
import type {
  AssetType,
  AuthEventType,
  DomainDescriptionType,
  EmailMfaConfigType,
  GroupType,
  IdentityProviderType,
  LogDeliveryConfigurationType,
  ManagedLoginBrandingType,
  ResourceServerType,
  RiskConfigurationType,
  SmsMfaConfigType,
  SoftwareTokenMfaConfigType,
  TermsType,
  UserImportJobType,
  UserPoolClientType,
  UserPoolReplicaType,
  UserPoolTokenSessionConfigType,
  UserPoolType,
  WebAuthnConfigurationType,
} from '../model/generated/cognito-idp-types.ts'
import type { Password } from './password.ts'
import type { SamlAssertion, SamlSubject } from './saml.ts'

export interface UserPool extends UserPoolType {
  readonly Id: string
  readonly Name: string
  readonly Arn: string
  readonly CreationDate: number
  readonly LastModifiedDate: number
  readonly region: string
  /** What SetUserPoolMfaConfig set. */
  readonly SoftwareTokenMfaConfiguration?: SoftwareTokenMfaConfigType | undefined
  readonly SmsMfaConfiguration?: SmsMfaConfigType | undefined
  readonly EmailMfaConfiguration?: EmailMfaConfigType | undefined
  readonly WebAuthnConfiguration?: WebAuthnConfigurationType | undefined
  /** What SetUserPoolSessionConfiguration set. */
  readonly sessionConfiguration?: PoolSessions
  /** Random: what simulated answers are derived from. */
  readonly simulationSecret: string
}

export interface PoolSessions {
  readonly UserSessionTracking: 'ENABLED' | 'DISABLED'
  readonly TokenSession: UserPoolTokenSessionConfigType
}

export interface ClientSecret {
  /** `<client id>--<epoch seconds>` */
  readonly id: string
  readonly value: string
  readonly created: number
}

export interface UserPoolClient extends UserPoolClientType {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ClientName: string
  readonly CreationDate: number
  readonly LastModifiedDate: number
  /** All that work, oldest first; `ClientSecret` is the first. */
  readonly clientSecrets?: readonly ClientSecret[]
  /** How long managed login signs a user in again without asking. */
  readonly ssoMaxValidityMinutes?: number
}

export type UserStatus =
  | 'ARCHIVED'
  | 'COMPROMISED'
  | 'CONFIRMED'
  | 'EXTERNAL_PROVIDER'
  | 'FORCE_CHANGE_PASSWORD'
  | 'RESET_REQUIRED'
  | 'UNCONFIRMED'
  | 'UNKNOWN'

export type MfaFactor = 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA'

/** An authenticator app that the user has, or is about to have. */
export interface SoftwareToken {
  /** Base32. */
  readonly secret: string
  /** A first code was right. */
  readonly verified: boolean
  readonly name?: string
  /** The newest 30-second step whose code was used: a code works once. */
  readonly lastStep?: number
}

export interface User {
  readonly UserPoolId: string
  /** The username proper: what was chosen, or the sub in a pool whose users sign in with an attribute. */
  readonly Username: string
  readonly Enabled: boolean
  readonly UserStatus: UserStatus
  readonly UserCreateDate: number
  readonly UserLastModifiedDate: number
  /** By name, `sub` included, in the order they were first set. */
  readonly attributes: Readonly<Record<string, string>>
  readonly password?: Password
  /** Earlier passwords, newest first: as many as the pool's policy forbids to use again. */
  readonly passwordHistory?: readonly Password[]
  /** When a temporary password stops working. */
  readonly temporaryPasswordExpires?: number
  /** The second factors that the user turned on, and the one that comes first. */
  readonly mfa?: { readonly enabled: readonly MfaFactor[]; readonly preferred?: MfaFactor }
  readonly softwareToken?: SoftwareToken
  /** A passkey whose user was verified is enough where the pool requires two factors. */
  readonly passkeyMfa?: boolean
  /** The secret of an app whose first code has not come yet, base32. */
  readonly pendingToken?: string
  /** Identities of SAML providers that were linked by an attribute other than the subject: its name, by provider and value. */
  readonly linkedBy?: Readonly<Record<string, string>>
  /** Passwords that failed in a row, and when the last one did. */
  readonly failedPasswords?: { readonly count: number; readonly last: number }
}

export interface Group extends GroupType {
  readonly GroupName: string
  readonly UserPoolId: string
  readonly CreationDate: number
  readonly LastModifiedDate: number
}

export interface Membership {
  readonly UserPoolId: string
  readonly GroupName: string
  readonly Username: string
}

/** What a code proves. */
export type CodePurpose = 'signUp' | 'resetPassword' | 'verifyAttribute' | 'mfa'

/** The newest code of a purpose that a user was sent; using it removes it. */
export interface Code {
  readonly UserPoolId: string
  readonly Username: string
  readonly purpose: CodePurpose
  /** The attribute that the code went to, or is to verify. */
  readonly attribute: 'email' | 'phone_number'
  /** The new value that takes effect once it is verified. */
  readonly pendingValue?: string
  readonly code: string
  readonly expires: number
}

/** When a user did something that is limited per hour. */
export interface Attempts {
  readonly UserPoolId: string
  readonly Username: string
  /** The operation. */
  readonly action: string
  /** The times within the last hour, oldest first. */
  readonly times: readonly number[]
}

/** A message as it was handed to the post: what `codes` lists, the log prints and the mailer sends. */
export interface Message {
  readonly id: string
  readonly UserPoolId: string
  readonly ClientId?: string
  readonly Username: string
  /** The trigger source that the message belongs to, for example `CustomMessage_SignUp`. */
  readonly kind: string
  readonly medium: 'EMAIL' | 'SMS'
  readonly destination: string
  readonly code?: string
  readonly link?: string
  readonly subject?: string
  readonly body: string
  readonly created: number
  readonly expires?: number
  /** A function of the pool delivers it: nobody else does. */
  readonly handedOver?: true
}

/** One sign-in: the tokens that descend from it share `originJti`. */
export interface SignIn {
  readonly originJti: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly Username: string
  readonly authTime: number
  /** The newest last; more than one only under rotation. */
  readonly refreshTokens: readonly RefreshToken[]
  readonly expires: number
  readonly scopes: readonly string[]
  readonly revoked?: true
  readonly deviceKey?: string
  /** Was granted by the OAuth endpoints: its tokens say so, and without the scope `openid` there is no ID token. */
  readonly oauth?: true
  /** The audience that the access tokens were asked for. */
  readonly resource?: string
  /** What is known of the sign-in where the pool tracks sessions; `origin` is the single sign-on session that it came through. */
  readonly session?: SessionFacts & { readonly origin?: string }
}

export interface SessionFacts {
  readonly id: string
  readonly created: number
  readonly lastActive: number
  readonly device: string
  readonly address?: string
}

/** What a browser takes back to the app, which exchanges it for tokens. It works once: using it removes it. */
export interface AuthorizationCode {
  /** SHA-256 of the code, base64url: the code itself is not kept. */
  readonly digest: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly Username: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly nonce?: string
  /** Base64url of the SHA-256 of the verifier that will come. */
  readonly codeChallenge?: string
  readonly resource?: string
  readonly authTime: number
  readonly deviceKey?: string
  /** The single sign-on session that it comes from, where the pool tracks sessions. */
  readonly ssoSession?: string
  readonly expires: number
}

/** A browser in which somebody has signed in to the hosted pages; its cookie has the text behind the digest. */
export interface HostedSession {
  readonly digest: string
  readonly UserPoolId: string
  readonly Username: string
  readonly authTime: number
  readonly deviceKey?: string
  /** Whom the SAML provider knows, where it began there. */
  readonly saml?: SamlSubject & { readonly ProviderName: string }
  /** What is known of it where the pool tracks sessions, and the client that it began with. */
  readonly session?: SessionFacts & { readonly ClientId: string }
  readonly expires: number
}

/** An assertion that was used, until it could not be used any more. */
export interface UsedSamlAssertion {
  readonly UserPoolId: string
  readonly ProviderName: string
  readonly id: string
  readonly expires: number
}

/** A browser that was sent to an identity provider, until it is back. */
export interface Federation {
  /** SHA-256 of the state that goes with it, base64url. */
  readonly digest: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ProviderName: string
  /** SHA-256 of the browser's cookie: another browser cannot finish what this one began. */
  readonly browser: string
  /** What the app asked for, as it came. */
  readonly query: string
  /** Where the provider sends the browser back to. */
  readonly returnUrl: string
  /** What the provider has to repeat: the nonce of an ID token, or the ID of a SAML request. */
  readonly nonce: string
  /** Of PKCE, where the provider knows it. */
  readonly verifier?: string
  /** What a SAML provider said: the browser that posted it still has to show that it is the one. */
  readonly assertion?: SamlAssertion
  /** Is away to sign out, and then goes to `returnUrl`. */
  readonly signsOut?: true
  readonly expires: number
}

/** An account of a social provider that the emulator plays: it was made up on the provider's page. */
export interface StandInAccount {
  readonly type: 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple'
  /** In the provider's form; the same for the same address. */
  readonly sub: string
  readonly email: string
  readonly name: string
  readonly emailVerified: boolean
  readonly created: number
}

/** A device that a user has signed in on. */
export interface Device {
  readonly UserPoolId: string
  readonly Username: string
  readonly DeviceKey: string
  readonly DeviceGroupKey: string
  readonly name?: string
  /** What the device proves itself with, once it is confirmed: both hexadecimal. */
  readonly secret?: { readonly salt: string; readonly verifier: string }
  readonly remembered: boolean
  readonly created: number
  readonly modified: number
  readonly authenticated: number
}

/** A passkey that a user registered. */
export interface Passkey {
  readonly UserPoolId: string
  readonly Username: string
  /** Base64url, as its authenticator gave it. */
  readonly CredentialId: string
  readonly name: string
  /** The relying party that it was made for; under another one it is of no use. */
  readonly rpId: string
  readonly attachment?: string
  readonly transports: readonly string[]
  /** COSE, base64url. */
  readonly publicKey: string
  /** How often its authenticator says that it has signed; always 0 for those that do not count. */
  readonly counter: number
  readonly created: number
}

export interface RefreshToken {
  /** SHA-256 of the token, base64url: the token itself is not kept. */
  readonly digest: string
  /** Until when a replaced token still works. */
  readonly usableUntil?: number
}

/** An authentication between two calls. */
export interface ChallengeSession {
  readonly id: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly Username: string
  /** The challenge that this session answers. */
  readonly challenge: string
  /** The `AuthFlow` that it began with. */
  readonly flow: string
  readonly expires: number
  /** Was answered: a session works once. */
  readonly used?: true
  /** What threat protection notes of this authentication. */
  readonly eventId?: string
  /** What the challenge needs to know when it is answered. */
  readonly state: Readonly<Record<string, string>>
}

/** The two keys of a user pool: ID and access tokens are signed by different ones. */
export interface PoolKeys {
  readonly UserPoolId: string
  readonly id: StoredKey
  readonly access: StoredKey
}
export interface StoredKey {
  readonly kid: string
  readonly alg: 'RS256' | 'RS512'
  readonly privateKey: string
  readonly n: string
  readonly e: string
}

export interface ResourceServer extends ResourceServerType {
  readonly UserPoolId: string
  readonly Identifier: string
}

export interface IdentityProvider extends IdentityProviderType {
  readonly UserPoolId: string
  readonly ProviderName: string
  readonly ProviderType: NonNullable<IdentityProviderType['ProviderType']>
  readonly ProviderDetails: Readonly<Record<string, string>>
  readonly AttributeMapping: Readonly<Record<string, string>>
  readonly CreationDate: number
  readonly LastModifiedDate: number
}

/** What threat protection noted of a call. */
export interface AuthEvent extends AuthEventType {
  readonly EventId: string
  readonly UserPoolId: string
  readonly ClientId?: string
  readonly Username: string
  readonly CreationDate: number
  /** Its risk was looked at. */
  readonly assessed?: true
  /** What the links of a notification prove themselves with. */
  readonly feedbackToken: string
}

/** Of a user pool, or of one client in it, whose id is empty otherwise. */
export interface RiskConfiguration extends RiskConfigurationType {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly LastModifiedDate: number
}

export interface LogDelivery extends LogDeliveryConfigurationType {
  readonly UserPoolId: string
}

export interface UserPoolReplica extends UserPoolReplicaType {
  readonly UserPoolId: string
  readonly RegionName: string
  /** A replica has tags of its own. */
  readonly tags?: Readonly<Record<string, string>>
}

/** A request rate that was set, in requests per second. */
export interface ProvisionedLimit {
  readonly category: string
  readonly rate: number
}

export interface UserImportJob extends UserImportJobType {
  readonly UserPoolId: string
  readonly JobId: string
  readonly CreationDate: number
  /** Whoever has it may upload the file. */
  readonly token: string
  /** The last line of the file that is done. */
  readonly line: number
  /** What became of the lines that were not imported. */
  readonly notes: readonly string[]
}

/** The file of an import, until the import is done. */
export interface UserImportFile {
  readonly UserPoolId: string
  readonly JobId: string
  readonly text: string
}

export interface Domain extends DomainDescriptionType {
  readonly UserPoolId: string
  readonly Domain: string
}

export interface IdentityPool extends IdentityPoolType {
  readonly region: string
  readonly arn: string
}

/** A Lambda function that runs on this machine, and stands for every ARN with its name. */
export interface LambdaFunction {
  readonly FunctionName: string
  readonly code:
    | { readonly kind: 'file'; readonly file: string; readonly handler?: string | undefined; readonly envFile?: string | undefined }
    | { readonly kind: 'url'; readonly url: string }
  readonly added: number
}

/** One call of a Lambda function, with what it answered: what `lambda events` lists and `lambda replay` runs again. */
export interface Invocation {
  /** The function's `awsRequestId`. */
  readonly id: string
  readonly FunctionName: string
  readonly functionArn: string
  /** Where a user pool called it. */
  readonly UserPoolId?: string
  readonly triggerSource?: string
  /** Without passwords; absent where it was too large to keep. */
  readonly event?: unknown
  readonly outcome: 'answer' | 'functionError' | 'unreachable'
  /** The `response` of the answer, or what the function answered in its place; absent where it was too large to keep. */
  readonly answer?: unknown
  /** Why there is no answer. */
  readonly error?: string
  readonly started: number
  /** Seconds. */
  readonly duration: number
}

/** A KMS key of this machine. */
export interface KmsKey {
  readonly Arn: string
  /** 32 bytes, base64. */
  readonly material: string
  readonly created: number
}

/** A file of a branding style; its bytes are base64, because records are JSON. */
export interface BrandingAsset extends Omit<AssetType, 'Bytes'> {
  readonly bytes?: string
}

/** How the hosted pages of one client look: managed login's styles. */
export interface ManagedLoginBranding extends Omit<ManagedLoginBrandingType, 'Assets'> {
  readonly ManagedLoginBrandingId: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly CreationDate: number
  readonly LastModifiedDate: number
  readonly assets: readonly BrandingAsset[]
}

/** How the classic hosted pages look, of one client or of `ALL`. */
export interface UiCustomization {
  readonly UserPoolId: string
  readonly ClientId: string
  readonly CSS?: string
  /** Base64. */
  readonly image?: string
  readonly version: string
  readonly CreationDate: number
  readonly LastModifiedDate: number
}

/** A document that users of a client are shown when they sign up. */
export type Terms = TermsType

/** Somebody whom an identity pool knows. */
export interface Identity {
  readonly IdentityId: string
  readonly IdentityPoolId: string
  /** What the identity is known by: the subject of a provider, or a user of a developer's own. */
  readonly logins: readonly { readonly provider: string; readonly subject: string }[]
  readonly CreationDate: number
  readonly LastModifiedDate: number
}

export interface IdentityPoolRoles {
  readonly IdentityPoolId: string
  readonly Roles: Readonly<Record<string, string>>
  readonly RoleMappings?: Readonly<Record<string, RoleMapping>> | undefined
}

/** Which claims of a provider's tokens become tags of sessions. */
export interface PrincipalTagMap {
  readonly IdentityPoolId: string
  readonly IdentityProviderName: string
  readonly UseDefaults: boolean
  readonly PrincipalTags?: Readonly<Record<string, string>> | undefined
}
