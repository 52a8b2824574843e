import { defaultBranding, merged } from '../../domain/branding-defaults.ts'
import type { BrandingAsset, Terms } from '../../domain/records/branding.ts'
import type { Domain } from '../../domain/records/pools.ts'
import { customizationOf } from '../branding/customization-of.ts'
import type { Context } from '../operation.ts'
import type { HostedRequest } from './hosted-request.ts'

/** How the pages of a client are made to look, and which terms they show. */
export interface HostedLook {
  /** Managed login's style, whole. */
  readonly managed?: { readonly settings: unknown; readonly assets: readonly BrandingAsset[] }
  /** The classic pages' style sheet and logo, base64. */
  readonly classic?: { readonly css: string; readonly image: string | undefined }
  readonly terms: readonly Terms[]
}

const isManagedLogin = ({ ManagedLoginVersion }: Domain): boolean => ManagedLoginVersion === 2

/** Whether there are pages for a client: managed login has none where nobody gave the client a style. */
// Seen: minorun365/html-share#3: "Login pages unavailable" until CreateManagedLoginBranding was called for the client.
export function hasPages({ pool, client }: HostedRequest, { store }: Pick<Context, 'store'>): boolean {
  const domains = store.domains.found('pool', pool.Id)
  const managedAlone = domains.length > 0 && domains.every(({ record }) => isManagedLogin(record))
  return !managedAlone || store.managedLoginBrandings.find('client', client.ClientId) !== undefined
}

// AWS: the domain's ManagedLoginVersion says which of the two styles holds: 1 the classic one, 2 managed login's.
// Assumed: where no domain says, managed login's if it was set.
export function hostedLook({ pool, client }: HostedRequest, { store }: Pick<Context, 'store'>): HostedLook {
  const domains = store.domains.found('pool', pool.Id).map(({ record }) => record)
  const branding = store.managedLoginBrandings.find('client', client.ClientId)
  const customization = customizationOf(pool.Id, client.ClientId, store)
  const isManaged = domains.length === 0 || domains.some(isManagedLogin)
  const terms = store.terms.found('client', client.ClientId).map(({ record }) => record)
  // AWS: what a style leaves open is as Cognito has it.
  if (branding !== undefined && isManaged)
    return { managed: { settings: merged(defaultBranding, branding.Settings), assets: branding.assets }, terms }
  if (customization === undefined) return { terms }
  return { classic: { css: customization.CSS ?? '', image: customization.image }, terms }
}
