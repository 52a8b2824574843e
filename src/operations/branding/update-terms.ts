import { termsExist, termsNotFound } from '../../domain/errors.ts'
import { defineOperation } from '../operation.ts'
import { checkLinks } from './check-links.ts'
import { foundTerms, termsOf } from './found-terms.ts'

// Assumed: what is left out stays as it is.
export const updateTerms = defineOperation('UpdateTerms', (input, context) => {
  const { store, clock } = context
  const { TermsId, ClientId } = foundTerms(input.UserPoolId, input.TermsId, context)
  const { TermsName, TermsSource, Enforcement, Links } = input
  if (Links !== undefined) checkLinks(Links)
  const other = TermsName === undefined ? undefined : termsOf(ClientId, TermsName, context)
  if (TermsName !== undefined && other !== undefined && other.TermsId !== TermsId) throw termsExist(TermsName)
  const terms = store.terms.update(
    TermsId,
    (record) => ({
      ...record,
      TermsName: TermsName ?? record.TermsName,
      TermsSource: TermsSource ?? record.TermsSource,
      Enforcement: Enforcement ?? record.Enforcement,
      Links: Links ?? record.Links,
      LastModifiedDate: clock.now(),
    }),
    termsNotFound,
  )
  return { Terms: terms }
})
