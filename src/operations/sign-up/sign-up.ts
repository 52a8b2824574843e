import { allowsFlow } from '../../domain/client-flows.ts'
import { signUpContact } from '../../domain/contact.ts'
import {
  invalidParameter,
  preferredUsernameTooEarly,
  signUpNotPermitted,
  unauthorizedAttribute,
  userNotFound,
  usernameExists,
} from '../../domain/errors.ts'
import { needsNoPassword } from '../../domain/first-factors.ts'
import { userKey } from '../../domain/keys.ts'
import { hashedPassword } from '../../domain/password.ts'
import { checkPassword } from '../../domain/password-policy.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { checkAttributes, checkRequired } from '../../domain/schema.ts'
import { checkSecretHash } from '../../domain/secret-hash.ts'
import { attributeValues, confirmed } from '../../domain/user.ts'
import { passwordPolicy, schemaOf } from '../../domain/user-pool.ts'
import { mayWrite } from '../../domain/user-pool-client.ts'
import { postConfirmation } from '../../triggers/post-confirmation.ts'
import { preSignUp } from '../../triggers/pre-sign-up.ts'
import { foundClient } from '../clients/found-client.ts'
import { issueCode } from '../messages/issue-code.ts'
import { defineOperation, type Input } from '../operation.ts'
import { checkCompromised } from '../threat-protection/check-compromised.ts'
import { noteEvent } from '../threat-protection/note-event.ts'
import { originOf } from '../threat-protection/origin-of.ts'
import { autoVerified } from '../users/auto-verified.ts'
import { newUser } from '../users/new-user.ts'
import { checkStillFree, newUsername } from '../users/new-username.ts'
import { openSignUpSession } from './sign-up-session.ts'

export const signUp = defineOperation('SignUp', async (input, context) => {
  const { store, random, lambda, clock } = context
  const { pool, client } = foundClient(input.ClientId, context)
  checkSecretHash(client, input.Username, input.SecretHash)
  if (pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly === true) throw signUpNotPermitted()
  checkSignUp(pool, client, input)
  if (input.Password !== undefined) checkCompromised(pool, input.Password, 'SIGN_UP', context, client.ClientId)
  // AWS: a taken username is said also where the client hides whether users exist.
  const name = newUsername(pool, input.Username, context, usernameExists)
  const attributes = { ...attributeValues(input.UserAttributes), ...name.attribute }
  checkRequired(schemaOf(pool), attributes)
  const answer = await preSignUp(lambda, 'SignUp', {
    pool,
    clientId: client.ClientId,
    userName: name.username,
    attributes,
    validationData: input.ValidationData && attributeValues(input.ValidationData),
    clientMetadata: input.ClientMetadata,
  })
  checkStillFree(pool, name, context, usernameExists)
  const flags = autoVerified(pool, name.username, attributes, answer, context)
  const user: User = {
    ...newUser(pool, name, { ...attributes, ...flags }, context),
    UserStatus: 'UNCONFIRMED',
    ...(input.Password !== undefined && { password: hashedPassword(pool.Id, name.username, input.Password, random.bytes(16)) }),
  }
  store.users.insert(user, usernameExists)
  const origin = originOf(input.UserContextData, client, context)
  noteEvent({ pool, clientId: client.ClientId, user, type: 'SignUp', response: 'Pass', origin }, context)
  if (answer.autoConfirmUser) {
    const done = store.users.update(userKey(user), confirmed(clock.now()), userNotFound)
    await postConfirmation(lambda, 'ConfirmSignUp', pool, client.ClientId, done, input.ClientMetadata)
    return { UserConfirmed: true, UserSub: name.sub }
  }
  const attribute = signUpContact(pool, user)
  const { ClientMetadata: clientMetadata } = input
  const issue = { pool, client, user, purpose: 'signUp', kind: 'CustomMessage_SignUp', clientMetadata } as const
  const delivery = attribute && (await issueCode({ ...issue, attribute }, context))
  const Session = delivery && openSignUpSession({ pool, client }, user, 'signedUp', context)
  return { UserConfirmed: false, CodeDeliveryDetails: delivery, UserSub: name.sub, Session }
})

function checkSignUp(pool: UserPool, client: UserPoolClient, { Username, UserAttributes, Password }: Input<'SignUp'>): void {
  const attributes = attributeValues(UserAttributes)
  checkAttributes(schemaOf(pool), attributes)
  if (Object.keys(attributes).some((attribute) => !mayWrite(client, attribute) || attribute === 'sub')) throw unauthorizedAttribute()
  if (attributes.preferred_username && pool.AliasAttributes?.includes('preferred_username')) throw preferredUsernameTooEarly()
  if (Password !== undefined) {
    checkPassword(Password, passwordPolicy(pool), 'signUp')
    return
  }
  // AWS: "Passwords at sign-up": only where pool and client let the user sign in with a code. Assumed: the sentence.
  const named = Object.fromEntries((pool.UsernameAttributes ?? []).map((name) => [name, Username]))
  if (!allowsFlow(client, 'USER_AUTH') || !needsNoPassword(pool, { ...named, ...attributes }))
    throw invalidParameter('Password is required.')
}
