import { compositeKey } from '../../domain/keys.ts'
import type { Context } from '../operation.ts'
import type { HostedRequest } from './hosted-request.ts'

/** How the sign-in page of a client leads to its identity providers. */
export interface HostedProviders {
  /** Those with a button. */
  readonly named: readonly string[]
  /** Others are found by the domain of an e-mail address. */
  readonly byEmail: boolean
}

// AWS: "SAML identity provider names and identifiers": the page asks for an address, whose domain is an identifier of its provider. A
// provider without identifiers has a button.
export function hostedProviders({ pool, client }: HostedRequest, { store }: Pick<Context, 'store'>): HostedProviders {
  // A client may name one that was deleted since: its button would lead nowhere.
  const known = (client.SupportedIdentityProviders ?? []).flatMap((name) => store.identityProviders.get(compositeKey(pool.Id, name)) ?? [])
  const hidden = known.filter(({ ProviderType, IdpIdentifiers = [] }) => ProviderType === 'SAML' && IdpIdentifiers.length > 0)
  const named = known.filter((provider) => !hidden.includes(provider)).map(({ ProviderName }) => ProviderName)
  return { named, byEmail: hidden.length > 0 }
}
