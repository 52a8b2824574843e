/** How records are filed and found. */
import type { ResourceServer } from './records/pools.ts'
import type { Code, Membership, User } from './records/users.ts'

/** Joins the parts of a key. Neither pool ids nor client ids contain a slash. */
export const compositeKey = (...parts: readonly string[]): string => parts.join('/')

/** A part of a key that others follow, where it may have slashes: `a/b` with `c` is not `a` with `b/c`. */
export const keyPart = (text: string): string => text.replace(/[%/]/g, encodeURIComponent)

export const userKey = ({ UserPoolId, Username }: Pick<User, 'UserPoolId' | 'Username'>): string => compositeKey(UserPoolId, Username)

/**
 * Groups and users may have slashes in their names: `a/b` with `c` is not `a` with `b/c`. A space is in neither, so it stands for
 * the slashes of the group.
 */
export const membershipKey = ({ UserPoolId, GroupName, Username }: Membership): string =>
  compositeKey(UserPoolId, GroupName.replaceAll('/', ' '), Username)

/** A user has one code of a purpose at a time, and one to verify each attribute. */
export const codeKey = ({
  UserPoolId,
  Username,
  purpose,
  attribute,
}: Pick<Code, 'UserPoolId' | 'Username' | 'purpose' | 'attribute'>): string =>
  purpose === 'verifyAttribute' ? compositeKey(UserPoolId, purpose, attribute, Username) : compositeKey(UserPoolId, purpose, Username)

export const deviceKey = ({ UserPoolId, Username }: Pick<User, 'UserPoolId' | 'Username'>, key: string): string =>
  compositeKey(UserPoolId, key, Username)

export const passkeyKey = (userPoolId: string, credentialId: string): string => compositeKey(userPoolId, credentialId)

export const resourceServerKey = ({ UserPoolId, Identifier }: Pick<ResourceServer, 'UserPoolId' | 'Identifier'>): string =>
  compositeKey(UserPoolId, Identifier)

export const faultKey = ({ service, operation }: { readonly service: string; readonly operation: string }): string =>
  compositeKey(service, operation)

/** The attributes that users are found by, in lower case. */
export const indexedAttributes = ['sub', 'email', 'phone_number', 'preferred_username', 'name', 'given_name', 'family_name'] as const
