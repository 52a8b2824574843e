/** Browsers that are away at an identity provider. */

import type { Federation } from '../../domain/records/federation.ts'
import { digestOf } from '../../domain/refresh-token.ts'
import { sameText } from '../../domain/same-text.ts'
import type { Context } from '../operation.ts'

/** AWS: "OIDC user pool IdP authentication flow": who is not back within five minutes begins again. */
export const federationSeconds = 300

/** The record of a state that this browser was sent away with; undefined where there is none, or it is another browser's. */
export function pendingFederation(
  state: string | null,
  browserText: string | undefined,
  { store, clock }: Context,
): Federation | undefined {
  if (!state || browserText === undefined) return undefined
  const pending = store.federations.get(digestOf(state))
  if (pending === undefined || pending.expires <= clock.now()) return undefined
  return sameText(pending.browser, digestOf(browserText)) ? pending : undefined
}
