import { ConnectionFailure } from '../../client/failure.ts'

/**
 * Where browsers find the hosted pages: at the address that the emulator gives out, which the apps use too. Under another name for the
 * same machine a browser has other cookies, and a passkey is for another site.
 * @param endpoint of the emulator
 * @throws ConnectionFailure
 */
export async function hostedOrigin(endpoint: URL, userPoolId: string): Promise<URL> {
  const address = new URL(`/${userPoolId}/.well-known/openid-configuration`, endpoint)
  const response = await fetch(address).catch(() => {
    throw new ConnectionFailure(`${address.href} does not answer.`)
  })
  const { authorization_endpoint } = (await response.json()) as { readonly authorization_endpoint?: string }
  return authorization_endpoint === undefined ? endpoint : new URL('/', authorization_endpoint)
}
