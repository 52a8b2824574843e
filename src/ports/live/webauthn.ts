import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { WebAuthn } from '../ports.ts'

/** Loaded with the first passkey: it takes longer than the daemon needs to start. */
const library = () => import('@simplewebauthn/server')

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

// The library looks at each member that it reads, so what came over the wire can be handed on as what it claims to be.
export const webAuthn: WebAuthn = {
  async registered(response, expected, algorithms) {
    const { verifyRegistrationResponse } = await library()
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: expected.challenge,
        expectedOrigin: expected.origin,
        expectedRPID: expected.rpId,
        requireUserVerification: expected.userVerified,
        supportedAlgorithmIDs: [...algorithms],
      })
      if (!verified) return { kind: 'refused', reason: 'its attestation is wrong' }
      const { id, publicKey, counter } = registrationInfo.credential
      return { kind: 'verified', id, publicKey: base64url(publicKey), counter }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      return error.name === 'UnexpectedRPIDHash' ? { kind: 'otherRelyingParty' } : { kind: 'refused', reason: asClause(error.message) }
    }
  },

  async asserted(response, expected, known) {
    const { verifyAuthenticationResponse } = await library()
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: response as AuthenticationResponseJSON,
        expectedChallenge: expected.challenge,
        expectedOrigin: expected.origin,
        expectedRPID: expected.rpId,
        requireUserVerification: expected.userVerified,
        credential: { ...known, publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')) },
      })
      return verified ? authenticationInfo.newCounter : undefined
    } catch (error) {
      if (!(error instanceof Error)) throw error
      return undefined
    }
  },
}

/** A sentence of the library as part of one of ours. */
function asClause(message: string): string {
  return message.slice(0, 1).toLowerCase() + message.slice(1).replace(/\.$/, '')
}
