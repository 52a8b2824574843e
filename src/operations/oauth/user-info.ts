import { badUserInfoRequest, userInfoTokenRefused } from '../../domain/oauth-error.ts'
import { revealsAttribute } from '../../domain/oauth-scopes.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { mayRead } from '../../domain/user-pool-client.ts'
import { type SignedIn, signedInUser } from '../auth/signed-in-user.ts'
import type { Context } from '../operation.ts'

/**
 * The userInfo endpoint: the attributes that the scopes show and the client may read.
 * @throws OAuthError
 */
// AWS: "userInfo endpoint": the token needs the scope `openid`. Seen: every value is a string, `email_verified` too.
export function userInfo(
  authorization: string | undefined,
  userPoolId: string | undefined,
  context: Context,
): Readonly<Record<string, string>> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw badUserInfoRequest()
  const { user, client, signIn, pool } = holder(token, context)
  if (userPoolId !== undefined && pool.Id !== userPoolId) throw userInfoTokenRefused()
  const shown = Object.entries(user.attributes).filter(
    ([name, value]) => name !== 'sub' && value !== '' && mayRead(client, name) && revealsAttribute(signIn.scopes, name),
  )
  return { sub: user.attributes.sub ?? '', ...Object.fromEntries(shown), username: user.Username }
}

function holder(token: string, context: Context): SignedIn {
  try {
    return signedInUser(token, context, 'openid')
  } catch (error) {
    if (error instanceof ServiceError) throw userInfoTokenRefused()
    throw error
  }
}
