import { termsExist } from '../../domain/errors.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { checkLinks } from './check-links.ts'
import { termsOf } from './found-terms.ts'

export const createTerms = defineOperation('CreateTerms', (input, context) => {
  const { store, clock, random } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const { ClientId } = foundClientOf(pool, input.ClientId, context)
  const { TermsName, TermsSource, Enforcement, Links = {} } = input
  checkLinks(Links)
  if (termsOf(ClientId, TermsName, context) !== undefined) throw termsExist(TermsName)
  const now = clock.now()
  const terms = { TermsId: random.uuid(), UserPoolId: pool.Id, ClientId, TermsName, TermsSource, Enforcement, Links }
  return { Terms: store.terms.insert({ ...terms, CreationDate: now, LastModifiedDate: now }, () => termsExist(TermsName)) }
})
