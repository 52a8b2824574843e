import { passkeyKey } from '../../domain/keys.ts'
import { passkeyNotFound } from '../../domain/passkey-errors.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'

export const deleteWebAuthnCredential = defineOperation('DeleteWebAuthnCredential', (input, context) => {
  const { pool, user } = signedInUser(input.AccessToken, context)
  const key = passkeyKey(pool.Id, input.CredentialId)
  if (context.store.passkeys.get(key)?.Username !== user.Username) throw passkeyNotFound()
  context.store.passkeys.remove(key)
  return {}
})
