import { termsNotFound } from '../../domain/errors.ts'
import type { Terms } from '../../domain/records/branding.ts'
import type { Context } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

/** Terms of a pool. @throws ResourceNotFoundException */
export function foundTerms(userPoolId: string, id: string, context: Context): Terms {
  const { Id } = foundUserPool(userPoolId, context)
  const terms = context.store.terms.get(id)
  if (terms?.UserPoolId !== Id) throw termsNotFound()
  return terms
}

/** The terms of a client by their name: each client has each once. */
export function termsOf(clientId: string, name: string, { store }: Pick<Context, 'store'>): Terms | undefined {
  return store.terms.found('client', clientId).find(({ record }) => record.TermsName === name)?.record
}
