import { invalidRequest, OAuthError, unsupportedGrantType } from '../../domain/oauth-error.ts'
import { ServiceError } from '../../domain/service-error.ts'
import type { AuthenticationResultType } from '../../model/generated/cognito-idp-types.ts'
import type { Context } from '../operation.ts'
import { authorizationCodeGrant } from './grants/authorization-code.ts'
import { clientCredentialsGrant } from './grants/client-credentials.ts'
import type { GrantCall } from './grants/grant.ts'
import { refreshTokenGrant } from './grants/refresh-token.ts'
import { callingClient, type OAuthCall } from './oauth-client.ts'

const grants: Readonly<Record<string, (call: GrantCall, context: Context) => Promise<AuthenticationResultType>>> = {
  authorization_code: authorizationCodeGrant,
  refresh_token: refreshTokenGrant,
  client_credentials: clientCredentialsGrant,
}

export interface TokenAnswer {
  readonly id_token?: string | undefined
  readonly access_token: string | undefined
  readonly refresh_token?: string | undefined
  readonly expires_in: number | undefined
  readonly token_type: string | undefined
}

/**
 * The token endpoint.
 * @throws OAuthError
 */
// AWS: "Token endpoint".
export async function token(call: OAuthCall, context: Context): Promise<TokenAnswer> {
  const { form } = call
  const repeated = [...new Set(form.keys())].find((name) => form.getAll(name).length > 1)
  if (repeated !== undefined) throw invalidRequest(`${repeated} was given more than once`)
  const name = form.get('grant_type')
  if (!name) throw invalidRequest('grant_type is missing')
  const grant = Object.hasOwn(grants, name) ? grants[name] : undefined
  if (grant === undefined) throw unsupportedGrantType()
  const caller = callingClient(call, context)
  try {
    const tokens = await grant({ ...caller, form }, context)
    return {
      id_token: tokens.IdToken,
      access_token: tokens.AccessToken,
      refresh_token: tokens.RefreshToken,
      expires_in: tokens.ExpiresIn,
      token_type: tokens.TokenType,
    }
  } catch (error) {
    // Assumed: what the API would have said of the token or the user is the description of invalid_grant.
    if (error instanceof ServiceError && error.name !== 'InternalErrorException') throw new OAuthError('invalid_grant', error.message)
    throw error
  }
}
