import { OAuthError } from '../../domain/oauth-error.ts'
import type { User } from '../../domain/records/users.ts'
import { ServiceError } from '../../domain/service-error.ts'
import type { Proven } from '../auth/attempt.ts'
import { type HostedRequest, type Refusal, refusedRedirect } from '../oauth/hosted-request.ts'
import { type SignedInStep, signedIn } from '../oauth/hosted-sign-in.ts'
import type { Context } from '../operation.ts'
import { noteEvent } from '../threat-protection/note-event.ts'
import { type Federated, federatedUser, holderOf } from './federated-user.ts'

/** Where a browser goes on that came back from a provider. */
export type Finished = Refusal | { readonly kind: 'entered'; readonly step: SignedInStep; readonly poolId: string }

/** Signs the user of an identity in; the app hears why not. */
export async function federatedSignIn(
  federated: Federated & {
    readonly hosted: HostedRequest
    readonly query: URLSearchParams
    readonly saml?: Proven['saml']
    /** What the provider says of the authentication. */
    readonly how: Required<Pick<Proven, 'level' | 'methods'>>
  },
  context: Context,
): Promise<Finished> {
  const { hosted, query, saml, how } = federated
  try {
    const { Username } = await federatedUser(federated, context)
    const eventId = note(federated, { Username }, 'Pass', context)
    return {
      kind: 'entered',
      step: await signedIn({ hosted, query }, { Username, eventId, ...how, ...(saml && { saml }) }, context),
      poolId: hosted.pool.Id,
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.name === 'InternalErrorException') throw error
    const holder = holderOf(federated, context)
    if (holder !== undefined) note(federated, holder, 'Fail', context)
    // Seen: the sentence that the API would have said, as invalid_request.
    return { kind: 'redirect', to: refusedRedirect(query, hosted.request.redirectUri, new OAuthError('invalid_request', error.message)) }
  }
}

// AWS: AdminListUserAuthEvents: it lists the events of users of other providers too. Assumed: their risk is the provider's to judge, so
// such an event has none, and no challenges; a refusal is noted of users who are known.
function note(
  { hosted: { pool, client } }: Federated,
  user: Pick<User, 'Username'>,
  response: 'Pass' | 'Fail',
  context: Context,
): string | undefined {
  const { caller } = context
  const origin = { ip: caller?.address, device: caller?.userAgent }
  return noteEvent({ pool, clientId: client.ClientId, user, type: 'SignIn', response, origin }, context)
}
