import { base32 } from '../../domain/base32.ts'
import { userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import { openSession, useUpSession } from '../auth/challenge-session.ts'
import { defineOperation } from '../operation.ts'
import { tokenHolder } from './token-holder.ts'

export const associateSoftwareToken = defineOperation('AssociateSoftwareToken', (input, context) => {
  const { pool, client, user, session } = tokenHolder(input, context)
  const secret = base32(context.random.bytes(32))
  if (session === undefined) {
    // Until its first code is right, a new secret does not replace the one in use.
    context.store.users.update(userKey(user), (record) => ({ ...record, pendingToken: secret }), userNotFound)
    return { SecretCode: secret }
  }
  useUpSession(session, context)
  const opening = { username: user.Username, challenge: 'MFA_SETUP', flow: session.flow, state: { secret } }
  return { SecretCode: secret, Session: openSession({ ...session, pool, client }, opening, context) }
})
