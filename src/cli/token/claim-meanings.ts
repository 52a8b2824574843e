/** What the header's members and the claims of Cognito's tokens mean, in a line each. */
export const headerMeanings: Readonly<Record<string, string>> = {
  alg: 'How it is signed: RS256 is RSA with SHA-256',
  kid: "Which of the user pool's keys signed it; look it up in the JWKS",
  enc: 'How its content is encrypted',
  typ: 'The kind of document',
}

export const claimMeanings: Readonly<Record<string, string>> = {
  sub: "The user's id: unique in the pool, never reassigned",
  iss: 'Who issued it: the user pool',
  aud: 'The app client it is for',
  client_id: 'The app client that asked for it',
  token_use: 'What it is for: `id` says who the user is, `access` what they may do',
  scope: 'What the bearer may do; the user API wants aws.cognito.signin.user.admin',
  auth_time: 'When the user last signed in',
  acr: 'The authentication level that the user reached',
  amr: 'How the user proved it',
  iat: 'When it was issued',
  nbf: 'Not valid before',
  exp: 'When it expires',
  jti: 'The id of this token',
  origin_jti: 'The id of the sign-in it came from; revoking the refresh token revokes all that share it',
  event_id: 'The sign-in attempt, as in the event history',
  username: "The user's name in the pool",
  version: 'The format of the claims',
  device_key: 'The remembered device it was issued to',
  nonce: 'What the app sent with its request, to match answer and request',
  at_hash: 'Ties this ID token to the access token issued with it',
  identities: 'The identity providers the user signed in with',
  'cognito:username': "The user's name in the pool",
  'cognito:groups': 'The groups the user is in',
  'cognito:roles': 'The IAM roles of those groups',
  'cognito:preferred_role': 'The IAM role of the group that comes first',
  email: "The user's email address",
  email_verified: 'Whether the address was proved to be theirs',
  phone_number: "The user's phone number",
  phone_number_verified: 'Whether the number was proved to be theirs',
  name: "The user's full name",
  given_name: "The user's first name",
  family_name: "The user's last name",
  middle_name: "The user's middle name",
  nickname: 'What the user likes to be called',
  preferred_username: 'A name to sign in with that the user may change',
  profile: "The user's profile page",
  picture: "The user's picture",
  website: "The user's web site",
  gender: "The user's gender",
  birthdate: "The user's date of birth",
  zoneinfo: "The user's time zone",
  locale: "The user's language and country",
  address: "The user's postal address",
  updated_at: 'When the user last changed',
}

/** The meaning of one claim; custom and developer attributes are told by their prefix. */
export function claimMeaning(claim: string): string {
  if (claim.startsWith('custom:')) return 'An attribute of your own'
  if (claim.startsWith('dev:')) return 'An attribute that only administrators may change'
  return claimMeanings[claim] ?? 'Not one of Cognito: added by a pre token generation trigger?'
}

/** Claims that are seconds since the epoch. */
export const timeClaims: ReadonlySet<string> = new Set(['auth_time', 'iat', 'nbf', 'exp'])
