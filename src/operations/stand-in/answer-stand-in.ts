/** What the relying party asks a provider for that the emulator plays: it never leaves the process. */
import { createHash } from 'node:crypto'
import { compositeKey } from '../../domain/keys.ts'
import { sameText } from '../../domain/same-text.ts'
import { type StandInType, standInClaims } from '../../domain/stand-in.ts'
import { jsonWebKey } from '../discovery/json-web-key.ts'
import type { Context } from '../operation.ts'
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
  const iat = Math.floor(context.clock.now())
  const common = { iss: issuer, aud: code.client_id, iat, exp: iat + tokenSeconds }
  return Response.json({
    access_token: await standInToken('access', { ...common, sub: account.sub }, context),
    id_token: await standInToken('id', { ...standInClaims(account), ...common, nonce: code.nonce }, context),
    token_type: 'Bearer',
    expires_in: tokenSeconds,
  })
}

async function attributes(type: StandInType, authorization: string, context: Context): Promise<Response> {
  const access = await standInClaimsOf('access', authorization.replace(/^Bearer /i, ''), context)
  const account = access && context.store.standInAccounts.get(compositeKey(type, String(access.sub)))
  return account === undefined ? new Response(null, { status: 401 }) : Response.json(standInClaims(account))
}
