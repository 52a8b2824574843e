import { refreshTokenInvalid } from '../../domain/errors.ts'
import type { UserPoolClient } from '../../domain/records/pools.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import type { Context } from '../operation.ts'

/** Ends the sign-in behind a refresh token of a client. One that is unknown or revoked already is no error. */
export function revokeRefreshToken({ ClientId }: UserPoolClient, token: string, { store }: Context): void {
  const signIn = store.signIns.find('refreshToken', digestOf(token))
  if (signIn === undefined || signIn.ClientId !== ClientId || signIn.revoked === true) return
  store.signIns.update(signIn.originJti, (record) => ({ ...record, revoked: true }), refreshTokenInvalid)
}
