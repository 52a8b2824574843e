/** Identity pools and whom they know. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
import type { IdentityPool as IdentityPoolType, RoleMapping } from '../../model/generated/cognito-identity-types.ts'

export interface IdentityPool extends IdentityPoolType {
  readonly region: string
  readonly arn: string
}

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
