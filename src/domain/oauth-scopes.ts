/** What scopes grant. */

// AWS: "Scopes, M2M, and resource servers": the standard scopes beside `openid` and the one for the API.
const attributeScopes: Readonly<Record<string, (attribute: string) => boolean>> = {
  profile: () => true,
  email: (attribute) => attribute === 'email' || attribute === 'email_verified',
  phone: (attribute) => attribute === 'phone_number' || attribute === 'phone_number_verified',
}

export const standardScopes: ReadonlySet<string> = new Set(['openid', ...Object.keys(attributeScopes), 'aws.cognito.signin.user.admin'])

/** Whether ID token and userInfo show an attribute to whom these scopes were granted. */
// AWS: `openid` alone shows all that the client may read; with `profile`, `email` or `phone` only what those name.
export function revealsAttribute(scopes: readonly string[], attribute: string): boolean {
  const limiting = scopes.flatMap((scope) => attributeScopes[scope] ?? [])
  return limiting.length === 0 || limiting.some((reveals) => reveals(attribute))
}

/** Scopes as a parameter has them: separated by spaces. */
export const parsedScopes = (text: string | undefined): string[] => [...new Set((text ?? '').split(' ').filter((scope) => scope !== ''))]

/**
 * The scopes that a sign-in gets, or undefined where it may not have what it asks for. Asking for none is asking for all.
 */
// AWS: "Authorize endpoint", scope: `email`, `phone` and `profile` need `openid`.
export function grantableScopes(requested: readonly string[], allowed: readonly string[]): readonly string[] | undefined {
  if (requested.length === 0) return allowed
  if (!requested.every((scope) => allowed.includes(scope))) return undefined
  const needsOpenid = requested.some((scope) => attributeScopes[scope] !== undefined)
  return needsOpenid && !requested.includes('openid') ? undefined : requested
}
