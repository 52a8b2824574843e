import type { UserPool } from '../domain/records/pools.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, texts } from './trigger.ts'

export type FederationProviderType = 'OIDC' | 'SAML' | 'Facebook' | 'Google' | 'SignInWithApple' | 'LoginWithAmazon'

/** What the provider said of the user, as strings. */
export type ProviderAttributes =
  | {
      /** The answer of the token endpoint. */
      readonly tokenResponse: Readonly<Record<string, string>>
      readonly idToken?: Readonly<Record<string, string>>
      readonly userInfo?: Readonly<Record<string, string>>
    }
  | { readonly samlResponse: Readonly<Record<string, string>> }

export interface Federating {
  readonly pool: UserPool
  readonly clientId: string
  /** `<provider>_<subject>`. */
  readonly userName: string
  readonly providerName: string
  readonly providerType: FederationProviderType
  readonly attributes: ProviderAttributes
}

/**
 * May change what a federated sign-in takes over from the provider, before it is mapped to the user's attributes.
 * @returns what to take in place of it, or undefined where everything stays as the provider said
 */
// AWS: "Inbound federation Lambda trigger": an empty object keeps the original attributes; otherwise what is left out is dropped.
export async function inboundFederation(lambda: Lambda, federating: Federating): Promise<Readonly<Record<string, string>> | undefined> {
  const { providerName, providerType, attributes, ...common } = federating
  const answer = await callTrigger(lambda, {
    ...common,
    name: 'InboundFederation',
    source: 'InboundFederation_ExternalProvider',
    request: () => ({ providerName, providerType, attributes }),
    response: { userAttributesToMap: {} },
  })
  const mapped = texts(answer?.userAttributesToMap)
  return Object.keys(mapped).length === 0 ? undefined : mapped
}
