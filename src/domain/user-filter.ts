/** The `Filter` of ListUsers: `attribute = "value"` or `attribute ^= "beginning"`. */
import { invalidParameter } from './errors.ts'
import type { User } from './records/users.ts'

export interface UserFilter {
  readonly attribute: string
  readonly kind: 'equals' | 'beginsWith'
  readonly value: string
}

// AWS: ListUsers, "Filter": the only attributes that can be searched.
const searchable = new Set([
  'username',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'cognito:user_status',
  'status',
  'sub',
])

/**
 * @returns undefined for an empty filter
 * @throws InvalidParameterException
 */
export function parsedFilter(filter: string | undefined): UserFilter | undefined {
  if (filter === undefined || filter.trim() === '') return undefined
  const match = /^\s*(?:"([^"]+)"|([\w:]+))\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter)
  if (match === null) throw invalidParameter('Error while parsing filter')
  const attribute = match[1] ?? match[2] ?? ''
  if (!searchable.has(attribute)) throw invalidParameter(`Invalid search attribute: ${attribute}`)
  return { attribute, kind: match[3] === '=' ? 'equals' : 'beginsWith', value: (match[4] ?? '').replace(/\\(.)/g, '$1') }
}

/** What a filter compares: `status` is whether the user is enabled, `cognito:user_status` is its state. */
function compared(user: User, attribute: string): string | undefined {
  switch (attribute) {
    case 'username':
      return user.Username
    case 'status':
      return user.Enabled ? 'Enabled' : 'Disabled'
    case 'cognito:user_status':
      return user.UserStatus
    default:
      return user.attributes[attribute]
  }
}

// AWS: ListUsers: `username` and `status` are compared case-sensitively, everything else is not.
const caseSensitive = new Set(['username', 'status'])

export function matches(user: User, { attribute, kind, value }: UserFilter): boolean {
  const found = compared(user, attribute)
  if (found === undefined) return false
  const [a, b] = caseSensitive.has(attribute) ? [found, value] : [found.toLowerCase(), value.toLowerCase()]
  return kind === 'equals' ? a === b : a.startsWith(b)
}
