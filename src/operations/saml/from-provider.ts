import type { IdentityProvider } from '../../domain/records/federation.ts'
import type { SamlMetadata, SamlRefusal } from '../../ports/ports.ts'
import type { Context } from '../operation.ts'
import { samlMetadata } from './saml-provider.ts'

interface FromProvider<T> {
  readonly message: T
  readonly provider: IdentityProvider
  readonly metadata: SamlMetadata
}

/**
 * A message about signing out that no request of ours explains, and the provider that signed it; undefined where no provider that
 * takes part in single logout did.
 * @param userPoolId undefined: the providers of all pools
 */
export async function fromProvider<T extends { readonly kind: string; readonly issuer: string }>(
  text: string,
  verified: (text: string, certificates: readonly string[]) => Promise<T | SamlRefusal>,
  userPoolId: string | undefined,
  context: Context,
): Promise<FromProvider<T> | undefined> {
  const { store, saml } = context
  const named = await saml.issuer(text)
  if (named.kind === 'refused') return undefined
  const candidates = store.identityProviders
    .found('signsOut', 'true')
    .map(({ record }) => record)
    .filter((provider) => userPoolId === undefined || provider.UserPoolId === userPoolId)
  for (const provider of candidates) {
    const metadata = await samlMetadata(provider, context)
    if (metadata.kind === 'failed' || metadata.entityId !== named.issuer) continue
    const message = await verified(text, metadata.certificates)
    if (!isRefused(message) && message.issuer === metadata.entityId) return { message, provider, metadata }
  }
  return undefined
}

const isRefused = (message: { readonly kind: string }): message is SamlRefusal => message.kind === 'refused'
