import type { Login } from '../../domain/identity.ts'
import {
  loginProviderUnreachable,
  loginTokenAudience,
  loginTokenEarly,
  loginTokenExpired,
  loginTokenIncomplete,
  loginTokenInvalid,
  loginTokenIssuer,
  loginTokenUnverified,
} from '../../domain/identity-errors.ts'
import { unverifiedClaims } from '../../domain/jwt.ts'
import type { Context } from '../operation.ts'
import { namedUserPool, userPoolClaims } from './user-pool-login.ts'

/** Seconds that clocks may differ. */
const skew = 300

interface Given {
  /** Its URL without the scheme: the key in `Logins`. */
  readonly provider: string
  readonly token: string
  /** The clients, one of which the token has to be for; undefined where they are not known here. */
  readonly appIds?: readonly string[]
  /** Of the provider in IAM, by which roles may be mapped. */
  readonly arn?: string
}

/**
 * The login that an ID token of a provider of OpenID Connect is.
 * @throws NotAuthorizedException, ExternalServiceException
 */
// AWS: "Setting up an OIDC provider as an identity pool IdP", "Validating an OpenID Connect token": the issuer is the key, the signature is
// one of RSA, `azp` comes before `aud`, and clocks may differ by five minutes.
export async function openIdLogin({ provider, token, appIds, arn }: Given, context: Context): Promise<Login> {
  const claims = unverifiedClaims(token)
  if (claims === undefined) throw loginTokenInvalid()
  const { iss, sub, azp, aud } = claims
  if (typeof iss !== 'string' || nameOf(iss) !== provider) throw loginTokenIssuer()
  checkClaims(claims, context.clock.now())
  if (appIds !== undefined && ![azp ?? aud].flat().some((id) => appIds.includes(String(id)))) throw loginTokenAudience()
  await checkSignature(provider, iss, token, context)
  return { provider, subject: String(sub), claims, ...(arn !== undefined && { arn }) }
}

const nameOf = (issuer: string): string => issuer.replace(/^https?:\/\//, '').replace(/\/$/, '')

/** @throws NotAuthorizedException */
export function checkClaims(claims: Login['claims'], now: number): void {
  // Seen: the sentence, of `aud`.
  const missing = ['aud', 'sub', 'exp'].find((name) => claims[name] === undefined && !(name === 'aud' && claims.azp !== undefined))
  if (missing !== undefined) throw loginTokenIncomplete(missing)
  const { exp, nbf, sub } = claims
  // Whoever has no name would be the same identity as all others without one.
  if (sub === '' || typeof sub === 'object') throw loginTokenIncomplete('sub')
  if (!(Number(exp) + skew > now)) throw loginTokenExpired(Math.floor(now), Number(exp))
  if (nbf !== undefined && !(Number(nbf) - skew <= now)) throw loginTokenEarly()
}

async function checkSignature(provider: string, issuer: string, token: string, context: Context): Promise<void> {
  // A user pool may be a provider of this kind as well; here it need not be asked over the network.
  const named = namedUserPool(provider, context)
  if (named?.issuer === issuer) return void (await userPoolClaims(named.userPool, token, context))
  // Google leaves the scheme out.
  const signed = await context.openId.signed(token, /^https?:/.test(issuer) ? issuer : `https://${issuer}`)
  if (signed.kind === 'failed') throw loginProviderUnreachable(provider, signed.reason)
  if (signed.kind === 'unsigned') throw loginTokenUnverified()
}
