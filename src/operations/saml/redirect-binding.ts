import { deflateRawSync } from 'node:zlib'
import { poolKeys } from '../auth/pool-keys.ts'
import type { Context } from '../operation.ts'

const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/**
 * The address that takes a request to a provider.
 * @param signer the pool whose key signs it; undefined where it is not signed
 */
// SAML 2.0, Bindings, 3.4.4.1: what is signed is the query as it is sent.
export async function redirectUrl(
  location: string,
  request: string,
  relayState: string,
  signer: string | undefined,
  context: Context,
): Promise<string> {
  const parameters = [
    ['SAMLRequest', deflateRawSync(request).toString('base64')],
    ['RelayState', relayState],
    ...(signer === undefined ? [] : [['SigAlg', algorithm]]),
  ]
  const query = parameters.map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`).join('&')
  const address = `${location}${location.includes('?') ? '&' : '?'}${query}`
  if (signer === undefined) return address
  const { id } = await poolKeys(signer, context)
  const signature = Buffer.from(await context.keys.sign(id, query), 'base64url').toString('base64')
  return `${address}&Signature=${encodeURIComponent(signature)}`
}
