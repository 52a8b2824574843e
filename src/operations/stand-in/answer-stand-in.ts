/** What the relying party asks a provider for that the emulator plays: it never leaves the process. */
import { createHash } from 'node:crypto'
import { compositeKey } from '../../domain/keys.ts'
import type { StandInAccount } from '../../domain/records/federation.ts'
import { sameText } from '../../domain/same-text.ts'
import { isAddress, type StandInType, standInClaims, standInSubject } from '../../domain/stand-in.ts'
import { jsonWebKey } from '../discovery/json-web-key.ts'
import type { Context } from '../operation.ts'
import { inventedAccount } from './stand-in-account.ts'
import { standInClaimsOf, standInKey, standInToken } from './stand-in-key.ts'

const tokenSeconds = 3600

/** @param origin of the emulator, as the browser has it */
export const standInIssuer = (origin: string, type: StandInType): string => `${origin}/_cogmock/stand-in/${type}`

export const answerStandIn =
  (type: StandInType, issuer: string, context: Context) =>
  async (request: Request): Promise<Response> => {
    switch (new URL(request.url).href.slice(issuer.length)) {
      case '/.well-known/openid-configuration':
        return Response.json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/attributes`,
          jwks_uri: `${issuer}/keys`,
          code_challenge_methods_supported: ['S256'],
          grant_types_supported: ['authorization_code', 'password'],
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
        })
      case '/keys':
        return Response.json({ keys: [jsonWebKey(await standInKey(context))] })
      case '/token':
        return tokens(type, issuer, new URLSearchParams(await request.text()), context)
      case '/attributes':
        return attributes(type, request.headers.get('authorization') ?? '', context)
      default:
        return new Response(null, { status: 404 })
    }
  }

async function tokens(type: StandInType, issuer: string, form: URLSearchParams, context: Context): Promise<Response> {
  if (form.get('grant_type') === 'password') return tokensOf(type, issuer, form, context)
  const code = await standInClaimsOf('code', form.get('code') ?? '', context)
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  const account = code && context.store.standInAccounts.get(compositeKey(type, String(code.sub)))
  const fits =
    code?.iss === issuer &&
    code.redirect_uri === form.get('redirect_uri') &&
    code.client_id === form.get('client_id') &&
    sameText(String(code.code_challenge), challenge)
  if (!fits || account === undefined) return Response.json({ error: 'invalid_grant' }, { status: 400 })
  return issued(account, { iss: issuer, aud: code.client_id, nonce: code.nonce }, context)
}

/** For an app's tests: the tokens of an account that is named, made up where there is none. Nobody has a password here. */
function tokensOf(type: StandInType, iss: string, form: URLSearchParams, context: Context): Response | Promise<Response> {
  const [aud, email, nonce] = ['client_id', 'username', 'nonce'].map((name) => form.get(name) || undefined)
  const refused = (error_description: string) => Response.json({ error: 'invalid_request', error_description }, { status: 400 })
  if (aud === undefined) return refused('client_id is missing')
  if (email === undefined || !isAddress(email)) return refused('username is not an e-mail address')
  const known = context.store.standInAccounts.get(compositeKey(type, standInSubject(type, email)))
  const name = form.get('name') ?? known?.name ?? email.split('@', 1)[0] ?? ''
  const account =
    known?.name === name ? known : inventedAccount(type, { email, name, emailVerified: known?.emailVerified ?? true }, context)
  return issued(account, { iss, aud, nonce }, context)
}

async function issued(account: StandInAccount, about: Readonly<Record<string, unknown>>, context: Context): Promise<Response> {
  const { nonce, ...named } = about
  const iat = Math.floor(context.clock.now())
  const common = { ...named, iat, exp: iat + tokenSeconds }
  return Response.json({
    access_token: await standInToken('access', { ...common, sub: account.sub }, context),
    id_token: await standInToken('id', { ...standInClaims(account), ...common, nonce }, context),
    token_type: 'Bearer',
    expires_in: tokenSeconds,
  })
}

async function attributes(type: StandInType, authorization: string, context: Context): Promise<Response> {
  const access = await standInClaimsOf('access', authorization.replace(/^Bearer /i, ''), context)
  const account = access && context.store.standInAccounts.get(compositeKey(type, String(access.sub)))
  return account === undefined ? new Response(null, { status: 401 }) : Response.json(standInClaims(account))
}
