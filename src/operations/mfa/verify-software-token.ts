import { totpNotAssociated, totpSetUpMismatch, totpUsedAtSetUp, userNotFound } from '../../domain/errors.ts'
import { userKey } from '../../domain/keys.ts'
import type { User } from '../../domain/records/users.ts'
import { openSession, useUpSession } from '../auth/challenge-session.ts'
import { type Context, defineOperation, type Input } from '../operation.ts'
import { tokenHolder } from './token-holder.ts'

export const verifySoftwareToken = defineOperation('VerifySoftwareToken', async (input, context) => {
  const { pool, client, user, session } = tokenHolder(input, context)
  if (session === undefined) {
    await accept(user, user.pendingToken ?? user.softwareToken?.secret, input, context)
    return { Status: 'SUCCESS' }
  }
  await accept(user, session.state.secret, input, context)
  useUpSession(session, context)
  const opening = { username: user.Username, challenge: 'MFA_SETUP', flow: session.flow, state: { verified: 'true' } }
  return { Status: 'SUCCESS', Session: openSession({ ...session, pool, client }, opening, context) }
})

/** @throws EnableSoftwareTokenMFAException, ExpiredCodeException */
async function accept(
  user: User,
  secret: string | undefined,
  { UserCode, FriendlyDeviceName }: Input<'VerifySoftwareToken'>,
  context: Context,
): Promise<void> {
  if (secret === undefined) throw totpNotAssociated()
  const step = await context.totp.step(secret, UserCode, context.clock.now())
  if (step === undefined) throw totpSetUpMismatch()
  context.store.users.update(
    userKey(user),
    ({ pendingToken: _, ...record }) => {
      const current = record.softwareToken
      // The set-up counts as a use, also of a code that a sign-in has used.
      if (current?.secret === secret && (current.lastStep ?? 0) >= step) throw totpUsedAtSetUp()
      const name = FriendlyDeviceName ?? current?.name
      return { ...record, softwareToken: { secret, verified: true, lastStep: step, ...(name !== undefined && { name }) } }
    },
    userNotFound,
  )
}
