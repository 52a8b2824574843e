/** User pools, their clients, keys and what else is configured of them. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
import type {
  DomainDescriptionType,
  EmailMfaConfigType,
  ResourceServerType,
  SmsMfaConfigType,
  SoftwareTokenMfaConfigType,
  UserPoolClientType,
  UserPoolReplicaType,
  UserPoolTokenSessionConfigType,
  UserPoolType,
  WebAuthnConfigurationType,
} from '../../model/generated/cognito-idp-types.ts'

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

export interface Domain extends DomainDescriptionType {
  readonly UserPoolId: string
  readonly Domain: string
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
