import { createHash, randomBytes } from 'node:crypto'
import { Failure } from '../../client/failure.ts'
import type { Connection } from '../connection.ts'
import type { Io } from '../io.ts'
import type { FoundClient } from '../sign-in/find-client.ts'
import { describeClient, hostedAddress } from './hosted-address.ts'
import { hostedOrigin } from './hosted-origin.ts'
import { awaitRedirect, loopbackOf } from './loopback-redirect.ts'
import { openBrowser } from './open-browser.ts'
import { callTokenEndpoint, type OAuthTokens } from './token-endpoint.ts'

const random = () => randomBytes(32).toString('base64url')

/** Seconds. */
const patience = 300

/**
 * Signs in on the hosted pages in the user's browser, as an app with a loopback redirect does: authorization code with PKCE.
 * @throws Failure
 */
export async function browserSignIn(
  { userPoolId, clientId, clientSecret }: FoundClient,
  acr: string | undefined,
  connection: Connection,
  io: Io,
): Promise<OAuthTokens> {
  const client = await describeClient(connection, userPoolId, clientId)
  const redirect = loopbackOf(client.CallbackURLs ?? [])
  if (redirect === undefined) {
    throw new Failure(
      1,
      `The client ${clientId} has no callback URL of this machine.`,
      'Give it one whose port is free, such as http://localhost:8765/callback, among its CallbackURLs.',
    )
  }
  // As it is registered: a URL that was taken apart and put together again may have another slash.
  const redirect_uri = client.CallbackURLs?.find((url) => new URL(url).href === redirect.href) ?? redirect.href
  const [state, verifier] = [random(), random()]
  const code_challenge = createHash('sha256').update(verifier).digest('base64url')
  const pkce = { code_challenge, code_challenge_method: 'S256' }
  const parameters = { response_type: 'code', redirect_uri, state, ...pkce, ...(acr !== undefined && { acr_values: acr }) }
  const address = hostedAddress(await hostedOrigin(connection.url, userPoolId), 'login', client, parameters)
  address.pathname = '/oauth2/authorize'
  const redirected = await awaitRedirect(redirect, state, patience)
  try {
    io.err.write(`Sign in here:\n${address.href}\n`)
    if (!(await openBrowser(address.href, io.env))) io.err.write('No browser could be opened: open the address yourself.\n')
    const answer = await redirected.answer
    const code = answer.get('code')
    if (code === null) throw new Failure(1, `The sign-in was refused with ${answer.get('error')}: ${answer.get('error_description') ?? ''}`)
    return await callTokenEndpoint(connection.url, clientId, clientSecret, {
      grant_type: 'authorization_code',
      code,
      redirect_uri,
      code_verifier: verifier,
    })
  } finally {
    redirected.close()
  }
}
