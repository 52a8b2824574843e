/** Users and what hangs on them. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
import type { GroupType, UserImportJobType } from '../../model/generated/cognito-idp-types.ts'
import type { Password } from '../password.ts'

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
  /** Instead of it: the hash that an import brought, until the password that it is of is first told. */
  readonly passwordHash?: string
  /** Earlier passwords, newest first: as many as the pool's policy forbids to use again; imported hashes among them. */
  readonly passwordHistory?: readonly (Password | string)[]
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
  /** The address that the code went to. Codes of earlier versions do not have it. */
  readonly destination?: string
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
