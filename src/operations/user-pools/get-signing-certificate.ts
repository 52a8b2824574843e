import { poolKeys } from '../auth/pool-keys.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from './found-user-pool.ts'

/** Seconds that a certificate is good for. AWS: ten years. */
const lifetime = 10 * 365 * 86_400

// AWS: it signs SAML requests. Made from the pool's key and age alone, it is the same whenever it is asked for.
export const getSigningCertificate = defineOperation('GetSigningCertificate', async (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const { id } = await poolKeys(pool.Id, context)
  const notBefore = Math.floor(pool.CreationDate)
  const Certificate = await context.certificates.selfSigned({
    privateKey: id.privateKey,
    name: pool.Id,
    serialNumber: notBefore.toString(16).padStart(16, '0'),
    notBefore,
    notAfter: notBefore + lifetime,
  })
  return { Certificate }
})
