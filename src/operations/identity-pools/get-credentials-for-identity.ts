import { chosenRole } from '../../domain/identity.ts'
import { noRole } from '../../domain/identity-errors.ts'
import { sessionKeys } from '../../domain/ids.ts'
import { defineIdentityOperation } from '../operation.ts'
import { foundIdentity, provenIdentity } from './found-identity.ts'
import { verifiedLogins } from './verified-logins.ts'

/** Seconds. AWS: credentials of the enhanced flow are good for an hour. */
const lifetime = 3600

// Nothing checks these credentials here. The session token is JSON in base64, for whoever wants to see which role was chosen.
export const getCredentialsForIdentity = defineIdentityOperation('GetCredentialsForIdentity', async (input, context) => {
  const { store, clock, random } = context
  const { identity, pool } = foundIdentity(input.IdentityId, context)
  const logins = await verifiedLogins(pool, input.Logins, context)
  const { IdentityId } = provenIdentity(identity, pool, logins, context)
  const roles = store.identityPoolRoles.get(pool.IdentityPoolId)
  if (roles === undefined) throw noRole()
  const role = chosenRole(roles, logins, input.CustomRoleArn)
  const Expiration = Math.floor(clock.now()) + lifetime
  const { accessKeyId, secretKey } = sessionKeys(random.integer)
  const SessionToken = Buffer.from(JSON.stringify({ role, identityId: IdentityId, expires: Expiration })).toString('base64')
  return { IdentityId, Credentials: { AccessKeyId: accessKeyId, SecretKey: secretKey, SessionToken, Expiration } }
})
