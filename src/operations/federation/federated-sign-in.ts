import { OAuthError } from '../../domain/oauth-error.ts'
import { ServiceError } from '../../domain/service-error.ts'
import type { Proven } from '../auth/attempt.ts'
import { type HostedRequest, type Refusal, refusedRedirect } from '../oauth/hosted-request.ts'
import { type SignedInStep, signedIn } from '../oauth/hosted-sign-in.ts'
import type { Context } from '../operation.ts'
import { type Federated, federatedUser } from './federated-user.ts'

/** Where a browser goes on that came back from a provider. */
export type Finished = Refusal | { readonly kind: 'entered'; readonly step: SignedInStep; readonly poolId: string }

/** Signs the user of an identity in; the app hears why not. */
export async function federatedSignIn(
  federated: Federated & { readonly hosted: HostedRequest; readonly query: URLSearchParams; readonly saml?: Proven['saml'] },
  context: Context,
): Promise<Finished> {
  const { hosted, query, saml } = federated
  try {
    const { Username } = await federatedUser(federated, context)
    return {
      kind: 'entered',
      step: await signedIn({ hosted, query }, { Username, ...(saml && { saml }) }, context),
      poolId: hosted.pool.Id,
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.name === 'InternalErrorException') throw error
    // Seen: the sentence that the API would have said, as invalid_request.
    return { kind: 'redirect', to: refusedRedirect(query, hosted.request.redirectUri, new OAuthError('invalid_request', error.message)) }
  }
}
