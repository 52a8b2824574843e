import { clientRequest, registered, registersClients, registration, registrationScope } from '../../domain/client-registration.ts'
import { asksForClientId } from '../../domain/custom-id.ts'
import { parsedToken } from '../../domain/jwt.ts'
import { OAuthError, registrationOff, registrationTokenRefused } from '../../domain/oauth-error.ts'
import { parsedScopes } from '../../domain/oauth-scopes.ts'
import type { UserPool } from '../../domain/records/pools.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { cognitoIdp } from '../../model/generated/cognito-idp.ts'
import { validate } from '../../model/validate.ts'
import { newClient } from '../clients/new-client.ts'
import type { Context } from '../operation.ts'

export interface RegistrationCall {
  /** Parsed JSON, or undefined where it is none. */
  readonly metadata: unknown
  readonly authorization: string | undefined
  /** Of the domain that was asked. */
  readonly userPoolId: string | undefined
}

/**
 * The registration endpoint: an application makes itself an app client.
 * @throws OAuthError
 */
// AWS: "Dynamic client registration": open, or with an initial access token of a client that holds the scope for it.
export function register({ metadata, authorization, userPoolId }: RegistrationCall, context: Context): Readonly<Record<string, unknown>> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  const open = authorization === undefined
  const pool = open ? undefined : poolOfToken(token, userPoolId, context)
  const asked = pool ?? (userPoolId === undefined ? undefined : context.store.userPools.get(userPoolId))
  if (asked === undefined || !registersClients(asked.DcrConfiguration)) throw registrationOff()
  const configuration = asked.DcrConfiguration ?? {}
  if (open && configuration.OpenDcrEnabled !== true) throw registrationTokenRefused()
  const wanted = registration(metadata, configuration, open)
  // An application does not choose its id.
  if (asksForClientId(wanted.clientName)) throw new OAuthError('invalid_client_metadata', 'client_name is not allowed')
  const request = clientRequest(asked.Id, wanted)
  checkLimits(request)
  try {
    return registered(wanted, newClient(asked, request, context, { ClientType: 'DCR' }))
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw refused(error.message)
  }
}

const refused = (description: string) =>
  new OAuthError(/redirect|callbackURLs/i.test(description) ? 'invalid_redirect_uri' : 'invalid_client_metadata', description)

/** A client that the API would not create is one that it could not change. @throws OAuthError */
// Assumed: that CreateUserPoolClient's limits hold here.
function checkLimits(request: ReturnType<typeof clientRequest>): void {
  const [violation] = validate(cognitoIdp, 'CreateUserPoolClientRequest', request).violations
  if (violation !== undefined) throw refused(violation.replace(/^Value '.*' at '/s, "Value at '"))
}

/** The pool of an initial access token: an access token of a client, with the scope. @throws OAuthError */
function poolOfToken(token: string | undefined, userPoolId: string | undefined, { store, keys, clock }: Context): UserPool {
  const parsed = token === undefined ? undefined : parsedToken(token)
  const client = parsed && store.userPoolClients.get(String(parsed.claims.client_id))
  const pool = client && store.userPools.get(client.UserPoolId)
  const key = pool && store.poolKeys.get(pool.Id)?.access
  const genuine =
    parsed !== undefined &&
    key?.kid === parsed.kid &&
    parsed.claims.token_use === 'access' &&
    Number(parsed.claims.exp) > clock.now() &&
    parsedScopes(String(parsed.claims.scope)).includes(registrationScope) &&
    keys.verify(key, parsed.signed, parsed.signature)
  if (pool === undefined || !genuine || (userPoolId !== undefined && pool.Id !== userPoolId)) throw registrationTokenRefused()
  return pool
}
