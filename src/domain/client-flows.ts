/** Which sign-in flows a client allows. */
import type { UserPoolClient } from './records/pools.ts'

/** The values from before the `ALLOW_` prefix. */
export const legacyFlows: ReadonlySet<string> = new Set(['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'])

// AWS: CreateUserPoolClient, "ExplicitAuthFlows": what holds where nothing is set.
const untouchedFlows = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']

/** What each flow may be called in `ExplicitAuthFlows`. */
const permits: Readonly<Record<string, readonly string[]>> = {
  USER_SRP_AUTH: ['ALLOW_USER_SRP_AUTH'],
  USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
  ADMIN_USER_PASSWORD_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  ADMIN_NO_SRP_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  CUSTOM_AUTH: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'],
  USER_AUTH: ['ALLOW_USER_AUTH'],
  REFRESH_TOKEN_AUTH: ['ALLOW_REFRESH_TOKEN_AUTH'],
  REFRESH_TOKEN: ['ALLOW_REFRESH_TOKEN_AUTH'],
}

/** Whether a client may use an `AuthFlow`. */
export function allowsFlow(client: UserPoolClient, flow: string): boolean {
  const flows: readonly string[] = client.ExplicitAuthFlows ?? untouchedFlows
  const legacy = flows.some((name) => legacyFlows.has(name))
  // AWS: a client with legacy values can still refresh, and sign in over SRP unless it is for custom flows only.
  if (legacy && (flow.startsWith('REFRESH_TOKEN') || (flow === 'USER_SRP_AUTH' && !flows.includes('CUSTOM_AUTH_FLOW_ONLY')))) return true
  return (permits[flow] ?? []).some((name) => flows.includes(name))
}
