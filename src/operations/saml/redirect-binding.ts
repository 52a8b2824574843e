import { deflateRawSync } from 'node:zlib'
import { poolKeys } from '../auth/pool-keys.ts'
import type { Context } from '../operation.ts'

const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

interface Sent {
  /** Of the provider. */
  readonly location: string
  readonly kind: 'SAMLRequest' | 'SAMLResponse'
  readonly message: string
  readonly relayState: string | undefined
  /** The pool whose key signs it; undefined where it is not signed. */
  readonly signer: string | undefined
}

/** The address that takes a message to a provider. */
// SAML 2.0, Bindings, 3.4.4.1: what is signed is the query as it is sent.
export async function redirectUrl({ location, kind, message, relayState, signer }: Sent, context: Context): Promise<string> {
  const parameters = [
    [kind, deflateRawSync(message).toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
    ...(signer === undefined ? [] : [['SigAlg', algorithm]]),
  ]
  const query = parameters.map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`).join('&')
  const address = `${location}${location.includes('?') ? '&' : '?'}${query}`
  if (signer === undefined) return address
  const { id } = await poolKeys(signer, context)
  const signature = Buffer.from(await context.keys.sign(id, query), 'base64url').toString('base64')
  return `${address}&Signature=${encodeURIComponent(signature)}`
}
