import { defineOperation } from '../operation.ts'
import { foundUserPool } from './found-user-pool.ts'
import { poolCertificate } from './pool-certificate.ts'

// AWS: it signs SAML requests.
export const getSigningCertificate = defineOperation('GetSigningCertificate', async (input, context) => ({
  Certificate: await poolCertificate(foundUserPool(input.UserPoolId, context), context),
}))
