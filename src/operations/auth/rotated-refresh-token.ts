import { refreshTokenInvalid } from '../../domain/errors.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import type { SignIn } from '../../domain/records/sign-ins.ts'
import { digestOf, refreshTokenBytes, refreshTokenText } from '../../domain/refresh-token.ts'
import type { Context } from '../operation.ts'

const remembered = 20

/**
 * Replaces a refresh token where the client rotates them. The old one works on for the grace period; the new one lives as long as
 * the old one would have.
 */
// AWS: "Refresh token rotation" of the developer guide.
export function rotatedRefreshToken({ originJti }: SignIn, client: UserPoolClient, token: string, context: Context): string | undefined {
  if (client.RefreshTokenRotation?.Feature !== 'ENABLED') return undefined
  const { store, clock, random } = context
  const text = refreshTokenText(random.bytes(refreshTokenBytes))
  const usableUntil = clock.now() + (client.RefreshTokenRotation.RetryGracePeriodSeconds ?? 0)
  const old = digestOf(token)
  store.signIns.update(
    originJti,
    (signIn) => ({
      ...signIn,
      refreshTokens: [
        ...signIn.refreshTokens.map((known) =>
          known.digest === old && known.usableUntil === undefined ? { ...known, usableUntil } : known,
        ),
        { digest: digestOf(text) },
      ].slice(-remembered),
    }),
    refreshTokenInvalid,
  )
  return text
}
