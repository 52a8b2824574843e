import type { HostedRequest, Refusal } from './hosted-request.ts'

/** Where a browser begins to sign in over an identity provider of the pool. */
export function startProvider({ client }: HostedRequest, name: string): Refusal {
  return { kind: 'page', error: `cogmock cannot sign users in over ${name} yet.`, clientId: client.ClientId }
}
