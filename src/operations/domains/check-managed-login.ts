import { featureUnavailable } from '../../domain/errors.ts'
import type { UserPool } from '../../domain/records/pools.ts'

/** @throws FeatureUnavailableInTierException */
// AWS: CreateUserPool, "UserPoolTier": the tier decides about managed login, the second version of the pages.
export function checkManagedLogin({ UserPoolTier }: UserPool, version: number | undefined): void {
  if (UserPoolTier === 'LITE' && version === 2) throw featureUnavailable('Managed login')
}
