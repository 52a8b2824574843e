/** Adding a passkey in a browser that is signed in. */

import type { Context } from '../operation.ts'
import { completeRegistration } from '../webauthn/complete-registration.ts'
import { type Registrant, startRegistration } from '../webauthn/start-registration.ts'
import type { HostedRequest } from './hosted-request.ts'
import { liveHostedSession } from './hosted-session.ts'

function registrant(hosted: HostedRequest, sessionText: string | undefined, context: Context): Registrant | undefined {
  const { pool, client } = hosted
  const live = liveHostedSession(hosted, sessionText, context)
  return live && { pool, client, user: live.user }
}

/** What the browser needs to make one; undefined where nobody is signed in. @throws ServiceError */
export function passkeyOptions(hosted: HostedRequest, sessionText: string | undefined, context: Context): unknown {
  const who = registrant(hosted, sessionText, context)
  return who && startRegistration(who, context).CredentialCreationOptions
}

/** @returns whether somebody is signed in, so that it could be registered @throws ServiceError */
export async function addPasskey(
  hosted: HostedRequest,
  sessionText: string | undefined,
  credential: unknown,
  context: Context,
): Promise<boolean> {
  const who = registrant(hosted, sessionText, context)
  if (who === undefined) return false
  await completeRegistration(who, credential, context)
  return true
}
