/** What happens to users: each transition makes the record that the user becomes. */
import type { AttributeType, PasswordPolicyType } from '../model/generated/cognito-idp-types.ts'
import type { Password } from './password.ts'
import type { Code, User, UserStatus } from './records/users.ts'

type Became = (user: User) => User

const changed = (user: User, now: number, change: Partial<User>): User => ({ ...user, ...change, UserLastModifiedDate: now })

export const confirmed =
  (now: number): Became =>
  (user) =>
    changed(user, now, { UserStatus: 'CONFIRMED' })

export const enabled =
  (now: number): Became =>
  (user) =>
    changed(user, now, { Enabled: true })

export const disabled =
  (now: number): Became =>
  (user) =>
    changed(user, now, { Enabled: false })

/** A new password of the user's own. */
export const passwordSet =
  (password: Password, policy: PasswordPolicyType, now: number): Became =>
  (user) => {
    const { temporaryPasswordExpires: _, failedPasswords: __, passwordHash: ___, ...rest } = withHistory(user, policy)
    return changed(rest, now, { password, UserStatus: 'CONFIRMED' })
  }

/** The password that an imported hash is of was told. Nobody changed the user. */
export const hashReplaced =
  (password: Password): Became =>
  (user) => {
    const { passwordHash: _, ...rest } = user
    return { ...rest, password }
  }

/** A password that the user must change at the next sign-in. */
export const temporaryPasswordSet =
  (password: Password, policy: PasswordPolicyType, now: number): Became =>
  (user) => {
    const { failedPasswords: _, passwordHash: __, ...rest } = withHistory(user, policy)
    const days = policy.TemporaryPasswordValidityDays || 7
    return changed(rest, now, { password, UserStatus: 'FORCE_CHANGE_PASSWORD', temporaryPasswordExpires: now + days * 86_400 })
  }

/** The passwords that a policy forbids to use again, newest first, some as the hashes that an import brought; a temporary one never counts. */
export function usedPasswords(user: User, { PasswordHistorySize = 0 }: PasswordPolicyType): readonly (Password | string)[] {
  const own = user.password ?? user.passwordHash
  const current = own !== undefined && user.UserStatus !== 'FORCE_CHANGE_PASSWORD' ? [own] : []
  return [...current, ...(user.passwordHistory ?? [])].slice(0, PasswordHistorySize)
}

function withHistory(user: User, policy: PasswordPolicyType): User {
  const { passwordHistory: _, ...rest } = user
  return (policy.PasswordHistorySize ?? 0) === 0 ? rest : { ...rest, passwordHistory: usedPasswords(user, policy) }
}

/** Nobody signs in with a password as this user any more. */
export const passwordRemoved =
  (now: number): Became =>
  (user) => {
    const { password: _, passwordHistory: __, temporaryPasswordExpires: ___, passwordHash: ____, ...rest } = user
    return changed(rest, now, {})
  }

export const resetRequired =
  (now: number): Became =>
  (user) =>
    changed(user, now, { UserStatus: 'RESET_REQUIRED' })

export const attributesSet =
  (attributes: Readonly<Record<string, string>>, now: number): Became =>
  (user) =>
    changed(user, now, { attributes: { ...user.attributes, ...attributes } })

export const attributesRemoved =
  (names: readonly string[], now: number): Became =>
  (user) => {
    const gone = new Set(names.flatMap((name) => [name, `${name}_verified`]))
    return changed(user, now, { attributes: Object.fromEntries(Object.entries(user.attributes).filter(([name]) => !gone.has(name))) })
  }

type Delivered = Pick<Code, 'attribute' | 'destination'>

/** Whether a code went to the address that the user has now: it proves no other. */
export function isAddressee({ attributes }: User, { attribute, destination }: Delivered): boolean {
  return attributes[attribute] !== undefined && (destination ?? attributes[attribute]) === attributes[attribute]
}

/** The address that a code went to is the user's own. */
export const addressProven =
  (code: Delivered, now: number): Became =>
  (user) =>
    isAddressee(user, code) ? attributesSet({ [`${code.attribute}_verified`]: 'true' }, now)(user) : user

// AWS: "Sign-in lockout": five failures, then a second that doubles with each further one, to about 15 minutes; only a whole sign-in
// ends it early.
const freeTries = 5
const longestLockout = 900

export const factorFailed =
  (now: number): Became =>
  (user) => ({ ...user, failedPasswords: { count: recentFailures(user, now) + 1, last: now } })

export const signedIn: Became = (user) => {
  if (user.failedPasswords === undefined) return user
  const { failedPasswords: _, ...rest } = user
  return rest
}

/** What a lockout depends on. */
export type Failures = Pick<User, 'failedPasswords'>

export function recentFailures({ failedPasswords }: Failures, now: number): number {
  return failedPasswords === undefined || now - failedPasswords.last > longestLockout ? 0 : failedPasswords.count
}

export function isLockedOut(user: Failures, now: number): boolean {
  const failures = recentFailures(user, now)
  if (failures < freeTries || user.failedPasswords === undefined) return false
  return now - user.failedPasswords.last < Math.min(2 ** (failures - freeTries), longestLockout)
}

/** As a request gives them; the last value of a name holds. */
export function attributeValues(attributes: readonly AttributeType[] | undefined): Record<string, string> {
  return Object.fromEntries((attributes ?? []).map(({ Name, Value }) => [Name, Value ?? '']))
}

/** As answers give them. */
export function attributeList(
  attributes: Readonly<Record<string, string>>,
  wanted: (name: string) => boolean = () => true,
): AttributeType[] {
  return Object.entries(attributes)
    .filter(([name, value]) => wanted(name) && value !== '')
    .map(([Name, Value]) => ({ Name, Value }))
}

/** Whether a user can be sent to reset a password. */
// Assumed: the states that AdminResetUserPassword and ForgotPassword take.
export const isResettable = (status: UserStatus) => status === 'CONFIRMED' || status === 'RESET_REQUIRED'

/** Whether operations could name a user so. */
// AWS: UsernameType.
export const isUsername = (name: string): boolean => /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u.test(name)
