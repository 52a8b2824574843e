/** What the OAuth endpoints say when they refuse. */

export type OAuthErrorCode =
  | 'invalid_client'
  | 'invalid_client_metadata'
  | 'invalid_grant'
  | 'invalid_redirect_uri'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_token'
  | 'login_required'
  | 'server_error'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_token_type'

export class OAuthError extends Error {
  readonly code: OAuthErrorCode
  readonly description: string | undefined

  constructor(code: OAuthErrorCode, description?: string) {
    super(description ?? code)
    this.name = 'OAuthError'
    this.code = code
    this.description = description
  }
}

// AWS: "Revoke endpoint" answers 401 to a client that is not who it says; the token endpoint answers everything with 400.
export const invalidClient = (description?: string) => new OAuthError('invalid_client', description)
export const invalidGrant = (description?: string) => new OAuthError('invalid_grant', description)
export const invalidRequest = (description?: string) => new OAuthError('invalid_request', description)
export const invalidScope = (description?: string) => new OAuthError('invalid_scope', description)
export const unauthorizedClient = (description?: string) => new OAuthError('unauthorized_client', description)
export const unsupportedGrantType = () => new OAuthError('unsupported_grant_type')
export const unsupportedTokenTypeGiven = () => new OAuthError('unsupported_token_type')
export const registrationTokenRefused = () => new OAuthError('invalid_token', 'The initial access token is missing or not valid.')
export const registrationOff = () => new OAuthError('invalid_request', 'Dynamic client registration is not turned on.')
// AWS: "userInfo endpoint": the sentences.
export const badUserInfoRequest = () => new OAuthError('invalid_request', 'Bad OAuth2 request at UserInfo Endpoint')
export const userInfoTokenRefused = () =>
  new OAuthError('invalid_token', 'Access token is expired, disabled, or deleted, or the user has globally signed out.')
