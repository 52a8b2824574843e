/** What is known of a SAML provider: its metadata, from the file or from where it publishes it. */
import { invalidParameter } from '../../domain/errors.ts'
import type { ProviderDetails } from '../../domain/identity-provider.ts'
import { compositeKey } from '../../domain/keys.ts'
import { providerNotFound } from '../../domain/provider-errors.ts'
import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { SamlMetadata } from '../../ports/ports.ts'
import type { Context } from '../operation.ts'

export interface SamlFailure {
  readonly kind: 'failed'
  readonly reason: string
}

/** The metadata as it is now: a provider on a developer's machine has new keys whenever it is made again. */
// AWS reads a MetadataURL again every six hours. Here that is at each sign-in.
export async function samlMetadata(provider: IdentityProvider, { saml, store }: Context): Promise<SamlMetadata | SamlFailure> {
  const { ProviderName, ProviderDetails } = provider
  const { MetadataFile, MetadataURL = '' } = ProviderDetails
  const document = MetadataFile === undefined ? await saml.fetched(MetadataURL) : ({ kind: 'fetched', text: MetadataFile } as const)
  const metadata = document.kind === 'refused' ? document : await saml.metadata(document.text)
  if (metadata.kind === 'refused') {
    return { kind: 'failed', reason: `${ProviderName} (${MetadataFile === undefined ? MetadataURL : 'MetadataFile'}): ${metadata.reason}` }
  }
  // A URL may have said something else before; and the provider may be gone by now.
  const key = compositeKey(provider.UserPoolId, ProviderName)
  if (store.identityProviders.has(key)) store.identityProviders.update(key, described(metadata), () => providerNotFound(ProviderName))
  return metadata
}

const described =
  (metadata: SamlMetadata) =>
  (provider: IdentityProvider): IdentityProvider => {
    const ProviderDetails = withBindings(provider.ProviderDetails, metadata)
    return ProviderDetails === provider.ProviderDetails ? provider : { ...provider, ProviderDetails }
  }

/**
 * The details of a provider, with what its metadata file says; a URL is asked when somebody signs in.
 * @throws InvalidParameterException Assumed: the sentence.
 */
export async function readDetails(details: ProviderDetails, { saml }: Context): Promise<ProviderDetails> {
  if (details.MetadataFile === undefined) return details
  const metadata = await saml.metadata(details.MetadataFile)
  if (metadata.kind === 'refused') throw invalidParameter(`MetadataFile cannot be used: ${metadata.reason}.`)
  return withBindings(details, metadata)
}

// AWS: CreateIdentityProvider, "ProviderDetails": what a description of a SAML provider shows besides.
function withBindings(details: ProviderDetails, { signOnUrl, logoutUrl }: SamlMetadata): ProviderDetails {
  const { SSORedirectBindingURI, SLORedirectBindingURI, ...rest } = details
  if (SSORedirectBindingURI === signOnUrl && SLORedirectBindingURI === logoutUrl) return details
  return { ...rest, SSORedirectBindingURI: signOnUrl, ...(logoutUrl !== undefined && { SLORedirectBindingURI: logoutUrl }) }
}
