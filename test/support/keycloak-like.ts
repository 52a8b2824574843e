/** A real OpenID Connect provider: oidc-provider, with users who sign in without a page. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

interface Test {
  teardown(callback: () => unknown): void
}

export interface RealProvider {
  readonly issuer: string
  /** What the user `login_hint` has; `ann` where none is given. */
  readonly claims: Map<string, Record<string, unknown>>
}

/** @param redirectUri of the pool that it signs users in for */
export async function startRealProvider(t: Test, redirectUri: string): Promise<RealProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const claims = new Map<string, Record<string, unknown>>([['ann', { email: 'ann@example.com', email_verified: true, name: 'Ann Lee' }]])
  const warn = console.warn
  // It warns of its development keys, which is what this is.
  console.warn = () => {}
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'cogmock',
        client_secret: 'upstream-secret',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...claims.get(accountId) }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client?.clientId ?? '', accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  console.warn = warn
  provider.proxy = false
  const answer = provider.callback()
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    const { params } = await provider.interactionDetails(request, response)
    const accountId = String(params.login_hint ?? 'ann')
    const refused = accountId === 'nobody' ? { error: 'access_denied', error_description: 'nobody may not sign in' } : undefined
    await provider.interactionFinished(request, response, refused ?? { login: { accountId } }, { mergeWithLastSubmission: false })
  })
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { issuer, claims }
}
