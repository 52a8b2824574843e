import { knownSecretHash } from '../../../domain/secret-hash.ts'
import type { Caller } from '../../../domain/user-session.ts'
import { setUpContact } from '../../../operations/oauth/hosted-mfa-contact.ts'
import { addPasskey, passkeyOptions } from '../../../operations/oauth/hosted-passkey.ts'
import { answerHostedChallenge, beginHostedSignIn, type HostedAttempt } from '../../../operations/oauth/hosted-sign-in.ts'
import { beginStepUp, stepUpName } from '../../../operations/oauth/hosted-step-up.ts'
import { beginProvenSignIn, rememberedProof } from '../../../operations/oauth/proven-sign-in.ts'
import type { Output } from '../../../operations/operation.ts'
import { type Application, invokeFor, newRequestId, settledOnBehalf } from '../../application.ts'
import type { Actions, PageOperation } from './page.ts'

/** Who called. */
interface Visitor {
  readonly caller: Caller
  /** Of the session cookie. */
  readonly sessionText: string | undefined
}

/** What the pages of one call may do. */
export function actionsOf(application: Application, attempt: HostedAttempt, visitor: Visitor): Actions {
  const { caller, sessionText } = visitor
  const settled: typeof settledOnBehalf = (ours, work) => settledOnBehalf(ours, work, caller)
  const { client, pool } = attempt.hosted
  return {
    async invoke<Op extends PageOperation>(operation: Op, input: Readonly<Record<string, unknown>>): Promise<Output<Op>> {
      const facts = { requestId: newRequestId(), region: pool.region, caller }
      const body = typeof input.Username === 'string' ? { ...input, ClientId: client.ClientId, ...hashOf(input.Username) } : input
      // The dispatcher has shaped it as the operation's output.
      return (await invokeFor(application, facts, { service: 'cognito-idp', operation }, body)) as Output<Op>
    },
    begin: (username, password) => settled(application, (context) => beginHostedSignIn(attempt, username, password, context)),
    stepUpName: () => settled(application, (context) => stepUpName(attempt.hosted, sessionText, context)),
    stepUp: () => settled(application, (context) => beginStepUp(attempt, sessionText, context)),
    answer: (challenge, responses, remember = false) =>
      settled(application, (context) => answerHostedChallenge({ ...attempt, remember }, challenge, responses, context)),
    setUpContact: (challenge, factor, value) => settled(application, (context) => setUpContact(attempt, challenge, factor, value, context)),
    rememberProof: (username) => settled(application, (context) => rememberedProof(attempt, username, context)),
    beginProven: (username, proof) => settled(application, (context) => beginProvenSignIn(attempt, username, proof, context)),
    passkeyOptions: () => settled(application, (context) => passkeyOptions(attempt.hosted, sessionText, context)),
    addPasskey: (credential) => settled(application, (context) => addPasskey(attempt.hosted, sessionText, credential, context)),
  }

  function hashOf(username: string): { SecretHash?: string } {
    const SecretHash = knownSecretHash(client, username)
    return SecretHash === undefined ? {} : { SecretHash }
  }
}
