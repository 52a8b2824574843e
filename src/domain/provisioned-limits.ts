/** Request rates per category of operations. */
import { invalidParameter } from './errors.ts'
import { quotaExceeded } from './security-errors.ts'

interface Category {
  /** Requests per second that everybody has. */
  readonly free: number
  readonly operations: RegExp
}

/** Requests per second beyond which Amazon wants a support case. */
const most = 10_000

// AWS: "Quotas in Amazon Cognito", categories of operations with their default rates. Operations of other categories have fixed ones.
export const categories: Readonly<Record<string, Category>> = {
  UserAuthentication: { free: 120, operations: /^(?:Admin)?(?:InitiateAuth|RespondToAuthChallenge)$/ },
  UserCreation: { free: 50, operations: /^(?:SignUp|ConfirmSignUp|AdminCreateUser|AdminConfirmSignUp)$/ },
  UserFederation: { free: 25, operations: /^$/ },
  UserAccountRecovery: {
    free: 30,
    operations: /^(?:ChangePassword|ConfirmForgotPassword|ForgotPassword|AdminResetUserPassword|AdminSetUserPassword)$/,
  },
  UserRead: { free: 120, operations: /^(?:AdminGetUser|GetUser)$/ },
  UserUpdate: {
    free: 25,
    operations:
      /^(?:AdminAddUserToGroup|(?:Admin)?DeleteUserAttributes|(?:Admin)?UpdateUserAttributes|(?:Admin)?DeleteUser|Admin(?:Enable|Disable)User|AdminRemoveUserFromGroup|VerifyUserAttribute|(?:Admin)?SetUserMFAPreference|(?:Admin)?SetUserSettings)$/,
  },
  UserToken: { free: 120, operations: /^(?:RevokeToken|GetTokensFromRefreshToken)$/ },
  UserResourceRead: { free: 50, operations: /^(?:Admin)?(?:GetDevice|ListDevices)$|^AdminListGroupsForUser$|^AdminListUserAuthEvents$/ },
  UserResourceUpdate: {
    free: 25,
    operations:
      /^(?:Admin)?(?:ForgetDevice|UpdateDeviceStatus|UpdateAuthEventFeedback)$|^(?:ConfirmDevice|AssociateSoftwareToken|VerifySoftwareToken)$/,
  },
  UserList: { free: 30, operations: /^(?:ListUsers|ListUsersInGroup)$/ },
  ClientAuthentication: { free: 150, operations: /^$/ },
}

/** @throws InvalidParameterException. Assumed: the sentence. */
export function foundCategory(name: string | undefined): { readonly name: string; readonly free: number } {
  const category = name === undefined ? undefined : categories[name]
  if (name === undefined || category === undefined) {
    throw invalidParameter(`Attributes must have a Category that is one of: ${Object.keys(categories).join(', ')}`)
  }
  return { name, free: category.free }
}

/** @throws InvalidParameterException, ServiceQuotaExceededException. Assumed: the sentences. */
export function checkRate(rate: number, free: number): void {
  if (rate < free) throw invalidParameter(`RequestedLimitValue must be at least the default of ${free} requests per second.`)
  if (rate > most) throw quotaExceeded(most)
}

export const categoryOf = (operation: string): string | undefined =>
  Object.keys(categories).find((name) => categories[name]?.operations.test(operation))
