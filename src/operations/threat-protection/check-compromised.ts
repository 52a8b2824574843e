import type { UserPool } from '../../domain/records/pools.ts'
import { isCompromised, protection } from '../../domain/risk.ts'
import { compromisedPassword } from '../../domain/security-errors.ts'
import type { Context } from '../operation.ts'
import { riskConfiguration } from './risk-configuration.ts'

/**
 * Whether a password that is being chosen may be.
 * @throws InvalidPasswordException
 */
// AWS: "Working with compromised-credentials detection": at sign-up and when a password is changed, where the pool blocks.
export function checkCompromised(
  pool: UserPool,
  password: string,
  event: 'SIGN_UP' | 'PASSWORD_CHANGE',
  { store }: Pick<Context, 'store'>,
  clientId?: string,
): void {
  if (protection(pool) !== 'ENFORCED') return
  const { CompromisedCredentialsRiskConfiguration: credentials } = riskConfiguration(pool, clientId, store) ?? {}
  if (credentials?.Actions.EventAction !== 'BLOCK') return
  // AWS: without a filter, every event is looked at.
  const filter = credentials.EventFilter ?? []
  if ((filter.length === 0 || filter.includes(event)) && isCompromised(password)) throw compromisedPassword()
}
