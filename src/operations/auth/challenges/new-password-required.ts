import { attributeProvided, unauthorizedAttribute, userNotFound } from '../../../domain/errors.ts'
import { userKey } from '../../../domain/keys.ts'
import type { UserPool } from '../../../domain/records/pools.ts'
import type { User } from '../../../domain/records/users.ts'
import { checkAttributes, checkRequired } from '../../../domain/schema.ts'
import { attributesSet, passwordSet } from '../../../domain/user.ts'
import { passwordPolicy, schemaOf } from '../../../domain/user-pool.ts'
import { mayWrite } from '../../../domain/user-pool-client.ts'
import type { Context } from '../../operation.ts'
import { chosenPassword } from '../../users/chosen-password.ts'
import { claimAlias } from '../../users/claim-alias.ts'
import { signInAttributes } from '../../users/find-user.ts'
import { askSecondFactor } from '../ask-second-factor.ts'
import { type Attempt, type AuthAnswer, requiredParameter } from '../attempt.ts'
import { answeredSession, useUpSession } from '../challenge-session.ts'
import { continued } from '../progress.ts'

const prefix = 'userAttributes.'

/** NEW_PASSWORD_REQUIRED: the user's own password, and attributes that the pool wants and the administrator left out. */
export async function newPasswordRequired(attempt: Attempt, given: string | undefined, context: Context): Promise<AuthAnswer> {
  const { pool, client, parameters } = attempt
  const { store, clock } = context
  const newPassword = requiredParameter(attempt, 'NEW_PASSWORD')
  const { session, user } = answeredSession(attempt, given, 'NEW_PASSWORD_REQUIRED', context)
  const attributes = Object.fromEntries(
    Object.entries(parameters)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  )
  checkAttributes(schemaOf(pool), attributes)
  if (Object.keys(attributes).some((name) => name === 'sub' || !mayWrite(client, name))) throw unauthorizedAttribute()
  checkNotProvided(pool, user, attributes)
  checkRequired(schemaOf(pool), { ...user.attributes, ...attributes })
  // A password that the policy refuses leaves the session open for a better one.
  const password = await chosenPassword(pool, user, newPassword, context)
  for (const name of signInAttributes(pool)) claimAlias(pool, user, name, attributes[name] ?? '', false, context)
  useUpSession(session, context)
  const now = clock.now()
  const changed = store.users.update(
    userKey(user),
    (record) =>
      passwordSet(password, passwordPolicy(pool), now)(attributesSet({ ...attributes, ...unproven(user, attributes) }, now)(record)),
    userNotFound,
  )
  return askSecondFactor(continued(attempt, session), changed, session.flow, context, 'NewPasswordChallenge')
}

type Attributes = Readonly<Record<string, string>>

// AWS: RespondToAuthChallenge, NEW_PASSWORD_REQUIRED: a required attribute that has a value cannot be changed by the answer.
function checkNotProvided(pool: UserPool, user: User, attributes: Attributes): void {
  const fixed = schemaOf(pool).filter(({ Name, Required }) => Required || pool.UsernameAttributes?.some((name) => name === Name))
  const provided = fixed.find(({ Name }) => attributes[Name] !== undefined && user.attributes[Name])
  if (provided !== undefined) throw attributeProvided(provided.Name)
}

/** An address that comes with the answer is not verified, whatever the last one was. */
function unproven(user: User, attributes: Attributes): Attributes {
  const renewed = ['email', 'phone_number'].filter((name) => attributes[name] && attributes[name] !== user.attributes[name])
  return Object.fromEntries(renewed.map((name) => [`${name}_verified`, 'false']))
}
