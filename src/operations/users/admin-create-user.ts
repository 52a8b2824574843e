import { userAccountExists, userNotFound } from '../../domain/errors.ts'
import { needsNoPassword } from '../../domain/first-factors.ts'
import { userKey } from '../../domain/keys.ts'
import { hashedPassword } from '../../domain/password.ts'
import { checkPassword, temporaryPassword } from '../../domain/password-policy.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { checkAttributes } from '../../domain/schema.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { attributeValues, temporaryPasswordSet } from '../../domain/user.ts'
import { passwordPolicy, schemaOf } from '../../domain/user-pool.ts'
import { preSignUp } from '../../triggers/pre-sign-up.ts'
import { noClient } from '../../triggers/trigger.ts'
import { type Context, defineOperation, type Input } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { answeredUser } from './answered-user.ts'
import { autoVerified } from './auto-verified.ts'
import { claimAlias } from './claim-alias.ts'
import { findUser, signInAttributes } from './find-user.ts'
import { type Invitation, invite } from './invite.ts'
import { newUser } from './new-user.ts'
import { checkStillFree, newUsername } from './new-username.ts'

export const adminCreateUser = defineOperation('AdminCreateUser', async (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const policy = passwordPolicy(pool)
  if (input.TemporaryPassword !== undefined) checkPassword(input.TemporaryPassword, policy, 'other')
  const { user, password } = input.MessageAction === 'RESEND' ? invitedUser(pool, input, context) : await createdUser(pool, input, context)
  const { MessageAction, DesiredDeliveryMediums = ['SMS'], ClientMetadata: clientMetadata } = input
  if (MessageAction !== 'SUPPRESS') await invite({ pool, user, password, mediums: DesiredDeliveryMediums, clientMetadata }, context)
  return { User: answeredUser(user) }
})

type Invited = Pick<Invitation, 'user' | 'password'>

async function createdUser(pool: UserPool, input: Input<'AdminCreateUser'>, context: Context): Promise<Invited> {
  const { store, clock, random } = context
  const given = attributeValues(input.UserAttributes)
  checkAttributes(schemaOf(pool), given)
  const name = newUsername(pool, input.Username, context, userAccountExists)
  const wanted = { ...given, ...name.attribute }
  // AWS: AdminCreateUser, "UserAttributes": what is required and left out is asked of the user at the first sign-in.
  const answer = await preSignUp(context.lambda, 'AdminCreateUser', {
    pool,
    clientId: noClient,
    userName: name.username,
    attributes: wanted,
    validationData: input.ValidationData && attributeValues(input.ValidationData),
    clientMetadata: input.ClientMetadata,
  })
  checkStillFree(pool, name, context, userAccountExists)
  const attributes = { ...wanted, ...autoVerified(pool, name.username, wanted, answer, context) }
  for (const attribute of signInAttributes(pool)) {
    // An address becomes an alias only with its verification; a preferred username at once.
    const isAlias = attribute === 'preferred_username' || attributes[`${attribute}_verified`] === 'true'
    if (isAlias)
      claimAlias(pool, { Username: name.username }, attribute, attributes[attribute] ?? '', input.ForceAliasCreation ?? false, context)
  }
  const created = newUser(pool, name, attributes, context)
  // AWS: "TemporaryPassword": none is made where the user can do without. Assumed: then there is nothing to change either.
  if (input.TemporaryPassword === undefined && needsNoPassword(pool, verifiedAddresses(attributes))) {
    return { user: store.users.insert({ ...created, UserStatus: 'CONFIRMED' }, userAccountExists), password: undefined }
  }
  const policy = passwordPolicy(pool)
  const password = input.TemporaryPassword ?? temporaryPassword(policy, random.integer)
  const hashed = hashedPassword(pool.Id, name.username, password, random.bytes(16))
  const user = temporaryPasswordSet(hashed, policy, clock.now())({ ...created, UserStatus: 'FORCE_CHANGE_PASSWORD' })
  return { user: store.users.insert(user, userAccountExists), password }
}

// Assumed: codes to sign in with go to verified addresses only, so whoever has none gets a password.
const verifiedAddresses = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => attributes[`${name}_verified`] === 'true'))

/** The user of `MessageAction=RESEND`, with a new temporary password and a new term. */
function invitedUser(
  pool: UserPool,
  { Username, TemporaryPassword }: Input<'AdminCreateUser'>,
  { store, clock, random }: Context,
): Invited {
  const user = findUser(pool, Username, store)
  if (user === undefined) throw userNotFound()
  if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD') {
    // Seen: the sentence.
    throw new ServiceError('UnsupportedUserStateException', `Resend not possible. ${user.Username} status is not FORCE_CHANGE_PASSWORD`)
  }
  const policy = passwordPolicy(pool)
  const password = TemporaryPassword ?? temporaryPassword(policy, random.integer)
  const hashed = hashedPassword(pool.Id, user.Username, password, random.bytes(16))
  return { user: store.users.update(userKey(user), temporaryPasswordSet(hashed, policy, clock.now()), userNotFound), password }
}
