import { userKey } from '../../domain/keys.ts'
import { page } from '../../domain/page.ts'
import { passkeysAtMost } from '../../domain/webauthn.ts'
import { signedInUser } from '../auth/signed-in-user.ts'
import { defineOperation } from '../operation.ts'

export const listWebAuthnCredentials = defineOperation('ListWebAuthnCredentials', (input, context) => {
  const { user } = signedInUser(input.AccessToken, context)
  const request = {
    query: ['ListWebAuthnCredentials', userKey(user)],
    token: input.NextToken,
    limit: input.MaxResults || passkeysAtMost,
  }
  const { slots, next } = page(request, (ordinal) => context.store.passkeys.after(userKey(user), ordinal))
  return {
    Credentials: slots.map(({ record }) => ({
      CredentialId: record.CredentialId,
      FriendlyCredentialName: record.name,
      RelyingPartyId: record.rpId,
      AuthenticatorAttachment: record.attachment,
      AuthenticatorTransports: record.transports,
      CreatedAt: record.created,
    })),
    NextToken: next,
  }
})
