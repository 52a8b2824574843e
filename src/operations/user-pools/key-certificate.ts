import type { StoredKey } from '../../domain/records/pools.ts'
import type { Context } from '../operation.ts'

/** Seconds that a certificate is good for. AWS: ten years. */
const lifetime = 10 * 365 * 86_400

/**
 * The certificate of a pool's key: X.509, DER, base64. Made from the key and its age alone, it is the same whenever it is asked for.
 * @param since seconds since the epoch
 */
// Seen: a pool's certificates are named for it.
export function keyCertificate(userPoolId: string, key: StoredKey, since: number, { certificates }: Context): Promise<string> {
  const notBefore = Math.floor(since)
  return certificates.selfSigned({
    privateKey: key.privateKey,
    name: userPoolId,
    serialNumber: notBefore.toString(16).padStart(16, '0'),
    notBefore,
    notAfter: notBefore + lifetime,
  })
}
