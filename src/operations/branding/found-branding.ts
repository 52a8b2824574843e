import { brandingNotFound } from '../../domain/errors.ts'
import type { ManagedLoginBranding } from '../../domain/records/branding.ts'
import type { Context } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

/** A style of a pool. @throws ResourceNotFoundException */
export function foundBranding(userPoolId: string, id: string, context: Context): ManagedLoginBranding {
  const { Id } = foundUserPool(userPoolId, context)
  const branding = context.store.managedLoginBrandings.get(id)
  if (branding?.UserPoolId !== Id) throw brandingNotFound()
  return branding
}
