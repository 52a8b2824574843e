import type { RiskConfiguration } from '../../domain/records/security.ts'
import type { RiskConfigurationType } from '../../model/generated/cognito-idp-types.ts'

/** As the API shows it: a pool's own configuration names no client. */
export function describedRisk({ ClientId, ...configuration }: RiskConfiguration): RiskConfigurationType {
  return ClientId === '' ? configuration : { ...configuration, ClientId }
}
