import { Failure, isFailure } from '../../client/failure.ts'
import { connect } from '../connection.ts'
import type { Io } from '../io.ts'
import type { TokenType } from '../token/given-token.ts'
import { isEncrypted, parseJwt } from '../token/jwt.ts'
import { secretHash } from './secret-hash.ts'
import { type Session, saveSession } from './session.ts'

/** A token that is used within this many seconds must still be good when it arrives. */
const margin = 60

/** The session with a token of this type that is still good for a minute, refreshed and kept where it has to be. @throws Failure */
export async function freshTokens(session: Session, type: TokenType, io: Io): Promise<Session> {
  const { tokens } = session
  if (type === 'refresh' || isFresh(tokens[type])) return session
  if (tokens.refresh === undefined) throw ended('The token has expired and the sign-in gave no refresh token.')
  const { invoke } = connect({ endpointUrl: session.endpoint, region: session.region }, io)
  try {
    const { AuthenticationResult } = await invoke('InitiateAuth', {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: session.clientId,
      AuthParameters: { REFRESH_TOKEN: tokens.refresh, ...deviceKey(tokens.access), ...secretHash(session, session.username) },
    })
    const { IdToken, AccessToken, RefreshToken } = AuthenticationResult ?? {}
    const refreshed: Session = {
      ...session,
      tokens: {
        ...tokens,
        ...(IdToken !== undefined && { id: IdToken }),
        ...(AccessToken !== undefined && { access: AccessToken }),
        ...(RefreshToken !== undefined && { refresh: RefreshToken }),
      },
    }
    await saveSession(refreshed, io)
    return refreshed
  } catch (error) {
    if (isFailure(error) && 'code' in error && error.code === 'NotAuthorizedException') throw ended('The sign-in has ended.')
    throw error
  }
}

function ended(message: string): Failure {
  return new Failure(1, message, 'Sign in again with `cogmock login`.')
}

/** Where the pool tracks devices, a refresh names the one that the tokens are of. */
function deviceKey(access: string | undefined): { DEVICE_KEY?: string } {
  const parsed = access === undefined ? undefined : parseJwt(access)
  const key = parsed === undefined || isEncrypted(parsed) ? undefined : parsed.claims.device_key
  return typeof key === 'string' ? { DEVICE_KEY: key } : {}
}

function isFresh(token: string | undefined): boolean {
  if (token === undefined) return false
  const parsed = parseJwt(token)
  return !isEncrypted(parsed) && typeof parsed.claims.exp === 'number' && parsed.claims.exp > Date.now() / 1000 + margin
}
