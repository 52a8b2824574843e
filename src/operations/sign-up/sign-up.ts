import { signUpContact } from '../../domain/contact.ts'
import { invalidParameter, signUpNotPermitted, unauthorizedAttribute, usernameExists } from '../../domain/errors.ts'
import { hashedPassword } from '../../domain/password.ts'
import { checkPassword } from '../../domain/password-policy.ts'
import type { User, UserPool, UserPoolClient } from '../../domain/records.ts'
import { checkAttributes, checkRequired } from '../../domain/schema.ts'
import { checkSecretHash } from '../../domain/secret-hash.ts'
import { attributeValues } from '../../domain/user.ts'
import { passwordPolicy, schemaOf } from '../../domain/user-pool.ts'
import { mayWrite } from '../../domain/user-pool-client.ts'
import { foundClient } from '../clients/found-client.ts'
import { issueCode } from '../messages/issue-code.ts'
import { defineOperation, type Input } from '../operation.ts'
import { newUser } from '../users/new-user.ts'
import { newUsername } from '../users/new-username.ts'

export const signUp = defineOperation('SignUp', (input, context) => {
  const { store, random } = context
  const { pool, client } = foundClient(input.ClientId, context)
  checkSecretHash(client, input.Username, input.SecretHash)
  if (pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly === true) throw signUpNotPermitted()
  checkSignUp(pool, client, input)
  // AWS: a taken username is said also where the client hides whether users exist.
  const name = newUsername(pool, input.Username, context, usernameExists)
  const attributes = { ...attributeValues(input.UserAttributes), ...name.attribute }
  checkRequired(schemaOf(pool), attributes)
  const user: User = {
    ...newUser(pool, name, attributes, context),
    UserStatus: 'UNCONFIRMED',
    ...(input.Password !== undefined && { password: hashedPassword(pool.Id, name.username, input.Password, random.bytes(16)) }),
  }
  store.users.insert(user, usernameExists)
  const contact = signUpContact(pool, user)
  const delivery =
    contact && issueCode({ pool, client, user, purpose: 'signUp', kind: 'CustomMessage_SignUp', attribute: contact }, context)
  return { UserConfirmed: false, CodeDeliveryDetails: delivery, UserSub: name.sub }
})

function checkSignUp(pool: UserPool, client: UserPoolClient, { UserAttributes, Password }: Input<'SignUp'>): void {
  const attributes = attributeValues(UserAttributes)
  checkAttributes(schemaOf(pool), attributes)
  if (Object.keys(attributes).some((attribute) => !mayWrite(client, attribute) || attribute === 'sub')) throw unauthorizedAttribute()
  if (Password !== undefined) {
    checkPassword(Password, passwordPolicy(pool), 'signUp')
    return
  }
  // AWS: only a pool with passwordless factors takes a user without a password. Assumed: the sentence.
  const factors = pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']
  if (factors.every((factor) => factor === 'PASSWORD')) throw invalidParameter('Password is required.')
}
