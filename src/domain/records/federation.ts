/** Identity providers, and sign-ins that are with one of them. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */
import type { IdentityProviderType } from '../../model/generated/cognito-idp-types.ts'
import type { SamlAssertion } from '../saml.ts'
import type { StoredKey } from './pools.ts'

export interface IdentityProvider extends IdentityProviderType {
  readonly UserPoolId: string
  readonly ProviderName: string
  readonly ProviderType: NonNullable<IdentityProviderType['ProviderType']>
  readonly ProviderDetails: Readonly<Record<string, string>>
  readonly AttributeMapping: Readonly<Record<string, string>>
  readonly CreationDate: number
  readonly LastModifiedDate: number
  /** Of a SAML provider: assertions are encrypted for it. Made when it is first asked for. */
  readonly encryptionKey?: StoredKey
}

/** A browser that was sent to an identity provider, until it is back. */
export interface Federation {
  /** SHA-256 of the state that goes with it, base64url. */
  readonly digest: string
  readonly UserPoolId: string
  readonly ClientId: string
  readonly ProviderName: string
  /** SHA-256 of the browser's cookie: another browser cannot finish what this one began. */
  readonly browser: string
  /** What the app asked for, as it came. */
  readonly query: string
  /** Where the provider sends the browser back to. */
  readonly returnUrl: string
  /** What the provider has to repeat: the nonce of an ID token, or the ID of a SAML request. */
  readonly nonce: string
  /** Of PKCE, where the provider knows it. */
  readonly verifier?: string
  /** What a SAML provider said: the browser that posted it still has to show that it is the one. */
  readonly assertion?: SamlAssertion
  /** Is away to sign out, and then goes to `returnUrl`. */
  readonly signsOut?: true
  readonly expires: number
}

/** An account of a social provider that the emulator plays: it was made up on the provider's page. */
export interface StandInAccount {
  readonly type: 'Google' | 'Facebook' | 'LoginWithAmazon' | 'SignInWithApple'
  /** In the provider's form; the same for the same address. */
  readonly sub: string
  readonly email: string
  readonly name: string
  readonly emailVerified: boolean
  readonly created: number
}

/** An assertion that was used, until it could not be used any more. */
export interface UsedSamlAssertion {
  readonly UserPoolId: string
  readonly ProviderName: string
  readonly id: string
  readonly expires: number
}
