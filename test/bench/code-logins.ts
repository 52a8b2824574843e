/** A whole login over the hosted pages: authorize, the page, its form, the code, the tokens. */
import type { RunInfo } from '../../src/daemon/run-file.ts'
import { httpBrowser } from '../support/browser.ts'
import { caller } from '../support/call.ts'
import { benchPassword } from '../support/many-users.ts'
import { median, report } from '../support/measure.ts'
import { callback, oauthClient, pkce, postForm } from '../support/oauth-scene.ts'
import { twoSignatures, underLoad } from './under-load.ts'

/** Milliseconds of CPU. */
const most = 5

export async function codeLogins({ url, pid }: Pick<RunInfo, 'url' | 'pid'>, UserPoolId: string): Promise<void> {
  const { call, close } = caller(url, 1)
  const { json } = await call('CreateUserPoolClient', { UserPoolId, ClientName: 'pages', ...oauthClient })
  close()
  const { ClientId = '' } = json.UserPoolClient as { ClientId?: string }
  const login = async (n: number): Promise<void> => {
    const { verifier, challenge } = pkce()
    const browser = httpBrowser(url)
    const query = new URLSearchParams({ response_type: 'code', client_id: ClientId, redirect_uri: callback, ...challenge })
    const asked = await browser.get(`/oauth2/authorize?${query}`)
    await browser.get(asked.location)
    const sent = await browser.submit('cognitoSignInForm', { username: `user${n}`, password: benchPassword })
    const code = new URL(sent.location, url).searchParams.get('code') ?? ''
    const form = { grant_type: 'authorization_code', client_id: ClientId, code, redirect_uri: callback, code_verifier: verifier }
    const { status } = await postForm(`${url}/oauth2/token`, form)
    if (status !== 200) throw new Error(`The token endpoint answered ${status}`)
  }
  const signatures = await twoSignatures()
  const own: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const { cpu } = await underLoad(pid, 300, login)
    const cost = await signatures.cpu()
    // In the first rounds the compilers are at work.
    if (round >= 2) own.push((cpu - cost) * 1000)
  }
  signatures.close()
  const milliseconds = median(own)
  report('login with code and PKCE, beside its signatures', `${milliseconds.toFixed(1)} ms of CPU`, {
    text: `< ${most} ms`,
    holds: milliseconds < most,
  })
}
