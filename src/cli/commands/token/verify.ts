import type { JSONWebKeySet } from 'jose'
import { controlUrl, getJson } from '../../../client/control.ts'
import { Failure, usageFailure } from '../../../client/failure.ts'
import { defineCommand } from '../../command.ts'
import { type Connection, connect, connectionParameters } from '../../connection.ts'
import type { Io } from '../../io.ts'
import { argument, choice, flag, option } from '../../parameter.ts'
import { readSession } from '../../session/session.ts'
import { style } from '../../style.ts'
import type { Check } from '../../token/checks.ts'
import { givenToken, tokenType } from '../../token/given-token.ts'
import { isEncrypted, type Jwt, parseJwt } from '../../token/jwt.ts'

export const tokenVerify = defineCommand({
  description: [
    "Checks the signature against the user pool's published keys, the issuer, the app client, what the token is for, and the expiry. Every check is made and gives its reason; the exit code is 0 only if none fails.",
    'The keys come from the emulator, never from an address in the token.',
  ],
  parameters: {
    jwt: argument('JWT', 'The token, - to read it from standard input; without it, the one that `cogmock login` keeps'),
    type: tokenType('Which of the kept tokens, where none is given'),
    use: choice(['id', 'access'], 'What the token has to be for'),
    clientId: option('ID', 'The app client it has to be for; without it, the client of `cogmock login`', { completer: 'client' }),
    userPoolId: option('ID', 'The pool that has to have issued it; without it, the pool that the token names', { completer: 'user-pool' }),
    json: flag('Print one JSON object: valid, and the checks'),
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock token verify', purpose: 'Check the access token of the user who is signed in:' },
    { command: 'cogmock token verify --use id --client-id "$CLIENT_ID" - < token.txt', purpose: 'Check what an app received:' },
  ],
  exitCodes: { 1: 'The token is not valid' },
  async run({ jwt, type, use, clientId, userPoolId, json, ...given }, io) {
    const text = (await givenToken(jwt, type ?? 'access', io)).replace(/^Bearer\s+/i, '')
    const token = parseJwt(text)
    if (isEncrypted(token)) throw new Failure(1, 'A refresh token is encrypted: only the user pool can verify it.')
    const session = await readSession(io)
    const connection = connect({ endpointUrl: given.endpointUrl ?? session?.endpoint, region: given.region }, io)
    const pool = userPoolId ?? poolOf(token)
    const { issuer, jwks, jwksUrl } = await published(pool, connection)
    const { checks } = await import('../../token/checks.ts')
    const expectedClient = clientId ?? (session?.userPoolId === pool ? session.clientId : undefined)
    const expected = { jwks, jwksUrl, issuer, clientId: expectedClient, tokenUse: use, now: Date.now() / 1000 }
    const results = await checks(text.trim(), token, expected)
    const valid = results.every(({ ok }) => ok !== false)
    if (json)
      io.out.write(`${JSON.stringify({ valid, checks: results.map(({ ok, ...rest }) => ({ ...rest, ok: ok ?? null })) }, null, 2)}\n`)
    else print(results, valid, io)
    return valid ? 0 : 1
  },
})

/** The pool that a token says it is from. */
function poolOf({ claims }: Jwt): string {
  const id = typeof claims.iss === 'string' ? claims.iss.split('/').at(-1) : undefined
  if (id === undefined || !/^[\w-]+_[0-9a-zA-Z]+$/.test(id))
    throw usageFailure('The issuer of the token is not a user pool: name the pool with --user-pool-id.')
  return id
}

/** What the pool publishes about its tokens. @throws Failure */
async function published(pool: string, { url }: Connection) {
  const jwksUrl = controlUrl(url, `/${pool}/.well-known/jwks.json`)
  const [discovery, jwks] = await Promise.all([getJson(controlUrl(url, `/${pool}/.well-known/openid-configuration`)), getJson(jwksUrl)])
  // Both documents have a form of their own standard.
  return { issuer: String((discovery as { issuer?: unknown }).issuer), jwks: jwks as JSONWebKeySet, jwksUrl: jwksUrl.href }
}

function print(results: readonly Check[], valid: boolean, io: Io): void {
  const { green, red, dim, bold } = style(io.out, io.env)
  const mark = ({ ok }: Check) => (ok === undefined ? dim('--  ') : ok ? green('ok  ') : red('FAIL'))
  for (const check of results) io.out.write(`${mark(check)}  ${check.name.padEnd(9)}  ${check.reason}\n`)
  io.out.write(`${bold(valid ? green('The token is valid.') : red('The token is not valid.'))}\n`)
}
