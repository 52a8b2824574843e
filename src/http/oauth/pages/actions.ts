import { secretsOf } from '../../../domain/client-secrets.ts'
import { secretHash } from '../../../domain/secret-hash.ts'
import { addPasskey, passkeyOptions } from '../../../operations/oauth/hosted-passkey.ts'
import { answerHostedChallenge, beginHostedSignIn, type HostedAttempt } from '../../../operations/oauth/hosted-sign-in.ts'
import { beginProvenSignIn, rememberedProof } from '../../../operations/oauth/proven-sign-in.ts'
import type { Output } from '../../../operations/operation.ts'
import { type Application, invokeFor, newRequestId, settledOnBehalf } from '../../application.ts'
import type { Actions, PageOperation } from './page.ts'

/** What the pages of one call may do. */
export function actionsOf(application: Application, attempt: HostedAttempt, sessionText: string | undefined): Actions {
  const { client, pool } = attempt.hosted
  return {
    async invoke<Op extends PageOperation>(operation: Op, input: Readonly<Record<string, unknown>>): Promise<Output<Op>> {
      const facts = { requestId: newRequestId(), region: pool.region }
      const body = typeof input.Username === 'string' ? { ...input, ClientId: client.ClientId, ...hashOf(input.Username) } : input
      // The dispatcher has shaped it as the operation's output.
      return (await invokeFor(application, facts, { service: 'cognito-idp', operation }, body)) as Output<Op>
    },
    begin: (username, password) => settledOnBehalf(application, (context) => beginHostedSignIn(attempt, username, password, context)),
    answer: (challenge, responses, remember = false) =>
      settledOnBehalf(application, (context) => answerHostedChallenge({ ...attempt, remember }, challenge, responses, context)),
    rememberProof: (username) => settledOnBehalf(application, (context) => rememberedProof(attempt, username, context)),
    beginProven: (username, proof) => settledOnBehalf(application, (context) => beginProvenSignIn(attempt, username, proof, context)),
    passkeyOptions: () => settledOnBehalf(application, (context) => passkeyOptions(attempt.hosted, sessionText, context)),
    addPasskey: (credential) => settledOnBehalf(application, (context) => addPasskey(attempt.hosted, sessionText, credential, context)),
  }

  function hashOf(username: string): { SecretHash?: string } {
    const secret = secretsOf(client)[0]?.value
    return secret === undefined ? {} : { SecretHash: secretHash(secret, username, client.ClientId) }
  }
}
