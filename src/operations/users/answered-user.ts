import type { User } from '../../domain/records/users.ts'
import { attributeList } from '../../domain/user.ts'
import type { UserType } from '../../model/generated/cognito-idp-types.ts'

/** A user as lists show it. */
export function answeredUser(user: User, wanted?: (name: string) => boolean): UserType {
  const { Username, UserCreateDate, UserLastModifiedDate, Enabled, UserStatus } = user
  return { Username, Attributes: attributeList(user.attributes, wanted), UserCreateDate, UserLastModifiedDate, Enabled, UserStatus }
}
