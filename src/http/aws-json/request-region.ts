const credentialScope = /Credential=[^/,\s]+\/\d{8}\/([a-z0-9-]+)\//
const poolRegion = /^([a-z]{2}(?:-[a-z]+)+-\d+)[_:]/

/** The region of a request: the signature's credential scope, else the prefix of the pool's id, else the daemon's. Never a guess. */
export function requestRegion(authorization: string | undefined, body: unknown, fallback: string): string {
  return credentialScope.exec(authorization ?? '')?.[1] ?? poolRegion.exec(poolId(body))?.[1] ?? fallback
}

function poolId(body: unknown): string {
  if (typeof body !== 'object' || body === null) return ''
  const { UserPoolId, IdentityPoolId } = body as Readonly<Record<string, unknown>>
  return String(UserPoolId ?? IdentityPoolId ?? '')
}
