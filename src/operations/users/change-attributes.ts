import type { ContactAttribute } from '../../domain/delivery.ts'
import { attributeImmutable, requiredAttribute, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { checkAttributes } from '../../domain/schema.ts'
import { attributesSet } from '../../domain/user.ts'
import { schemaOf } from '../../domain/user-pool.ts'
import type { CodeDeliveryDetailsType } from '../../model/generated/cognito-idp-types.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import { issueCode } from '../messages/issue-code.ts'
import type { Context } from '../operation.ts'
import { claimAlias } from './claim-alias.ts'
import { signInAttributes } from './find-user.ts'
import { checkUsernameKept } from './remove-attributes.ts'

export interface AttributeChange {
  readonly pool: UserPool
  /** The client that asks; none for an administrator. */
  readonly client?: UserPoolClient
  readonly user: User
  readonly attributes: Readonly<Record<string, string>>
  readonly clientMetadata?: Metadata
}

const contacts: readonly ContactAttribute[] = ['email', 'phone_number']

/**
 * Changes attributes, for a user or an administrator. A new address is unverified and, where the pool verifies it, is sent a code;
 * where the pool wants it verified first, it takes effect only then.
 * @throws InvalidParameterException, AliasExistsException
 */
// AWS: "Verifying updates to email addresses and phone numbers" of the developer guide.
export async function changeAttributes(
  { pool, client, user, attributes, clientMetadata }: AttributeChange,
  context: Context,
): Promise<CodeDeliveryDetailsType[]> {
  const { store, clock } = context
  checkAttributes(schemaOf(pool), attributes)
  for (const name of Object.keys(attributes)) {
    if (schemaOf(pool).find(({ Name }) => Name === name)?.Mutable === false) throw attributeImmutable(name)
  }
  checkKept(pool, user, attributes)
  for (const name of signInAttributes(pool)) claimAlias(pool, user, name, claimed(name, attributes, user), false, context)

  const renewed = contacts.filter((name) => attributes[name] && attributes[name] !== user.attributes[name])
  const unproven = renewed.filter((name) => attributes[`${name}_verified`] !== 'true')
  const first = new Set<string>(pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [])
  const waiting = unproven.filter((name) => first.has(name))
  const values: Record<string, string> = { ...attributes }
  for (const name of unproven) values[`${name}_verified`] = 'false'
  for (const name of waiting) {
    delete values[name]
    delete values[`${name}_verified`]
  }
  const changed =
    Object.keys(values).length === 0 ? user : store.users.update(userKey(user), attributesSet(values, clock.now()), userNotFound)
  const verifiedByPool = unproven.filter((name) => pool.AutoVerifiedAttributes?.includes(name))
  const deliveries: CodeDeliveryDetailsType[] = []
  for (const attribute of verifiedByPool) {
    const pendingValue = waiting.includes(attribute) ? attributes[attribute] : undefined
    const kind = 'CustomMessage_UpdateUserAttribute'
    deliveries.push(
      await issueCode({ pool, client, user: changed, purpose: 'verifyAttribute', kind, attribute, pendingValue, clientMetadata }, context),
    )
  }
  return deliveries
}

/** The value that becomes an alias: a new one, or the user's own that is now said to be verified. */
function claimed(name: string, attributes: Readonly<Record<string, string>>, user: User): string {
  return attributes[name] ?? (attributes[`${name}_verified`] === 'true' ? user.attributes[name] : undefined) ?? ''
}

/**
 * AWS: AdminUpdateUserAttributes: a blank value deletes an attribute. Nobody is left without what the pool requires or signs in with.
 * @throws InvalidParameterException
 */
function checkKept(pool: UserPool, user: User, attributes: Readonly<Record<string, string>>): void {
  const blank = Object.keys(attributes).filter((name) => attributes[name] === '')
  const required = schemaOf(pool).find(({ Name, Required }) => Required && blank.includes(Name))
  if (required !== undefined) throw requiredAttribute(required.Name)
  checkUsernameKept(pool, { ...user.attributes, ...attributes }, blank)
}
