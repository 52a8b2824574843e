import { invalidRequest } from '../../../domain/oauth-error.ts'
import type { UserPool, UserPoolClient } from '../../../domain/records/pools.ts'

/** A call of the token endpoint whose client is known. */
export interface GrantCall {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly form: URLSearchParams
}

/** @throws OAuthError */
export function requiredField(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (!value) throw invalidRequest(`${name} is missing`)
  return value
}
