import type { Domain } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'

/**
 * The user pool domain that a host name is; undefined where it is none. A prefix domain is `<prefix>.auth.<anything>`, as
 * `my-app.auth.localhost` or AWS's own name for it; a custom domain is its whole name.
 * @param host lower case, without a port
 */
// AWS: a prefix domain is https://<prefix>.auth.<region>.amazoncognito.com.
export function hostedDomain(host: string, { store }: Pick<Context, 'store'>): Domain | undefined {
  const own = store.domains.get(host)
  if (own?.CustomDomainConfig !== undefined) return own
  const prefix = /^([a-z0-9-]+)\.auth\.(?:localhost|[a-z0-9-]+\.(?:amazoncognito\.com|localhost))$/.exec(host)?.[1]
  const domain = prefix === undefined ? undefined : store.domains.get(prefix)
  return domain?.CustomDomainConfig === undefined ? domain : undefined
}
