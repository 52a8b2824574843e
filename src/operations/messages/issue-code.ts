import { type ContactAttribute, deliveryDetails } from '../../domain/delivery.ts'
import { codeMismatch, expiredCode } from '../../domain/errors.ts'
import { confirmationCode } from '../../domain/ids.ts'
import { codeKey } from '../../domain/keys.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { Code, CodePurpose, User } from '../../domain/records/users.ts'
import { sameText } from '../../domain/same-text.ts'
import type { CodeDeliveryDetailsType } from '../../model/generated/cognito-idp-types.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import type { Context } from '../operation.ts'
import { sendMessage } from './send-message.ts'

/** Seconds that a code lives. */
// AWS: "Quotas in Amazon Cognito", validity of codes.
const lifetimes = { signUp: 86_400, verifyAttribute: 86_400, resetPassword: 3600 } as const

type IssuedPurpose = Exclude<CodePurpose, 'mfa'>

export interface Issue {
  readonly pool: UserPool
  readonly client?: UserPoolClient | undefined
  readonly user: User
  readonly purpose: IssuedPurpose
  readonly kind: `CustomMessage_${string}`
  readonly attribute: ContactAttribute
  /** The value that takes effect once it is verified; the code goes there. */
  readonly pendingValue?: string | undefined
  readonly clientMetadata?: Metadata
}

/** Makes a code, which replaces the last one of its purpose, and sends it. */
export async function issueCode(issue: Issue, context: Context): Promise<CodeDeliveryDetailsType> {
  const { pool, client, user, purpose, kind, attribute, pendingValue, clientMetadata } = issue
  const code = confirmationCode(context.random.integer)
  const expires = context.clock.now() + lifetimes[purpose]
  const destination = pendingValue ?? user.attributes[attribute] ?? ''
  const { UserPoolId, Username } = user
  const pending = pendingValue !== undefined && { pendingValue }
  context.store.codes.put({ UserPoolId, Username, purpose, attribute, destination, code, expires, ...pending })
  const link = purpose === 'signUp' && attribute === 'email' ? confirmationLink(pool, client, user, code, context) : undefined
  await sendMessage({ pool, client, user, kind, text: 'verify', attribute, destination, code, link, expires, clientMetadata }, context)
  return deliveryDetails(attribute, destination)
}

/** Where a click confirms the user, in a pool that confirms by link. */
function confirmationLink(
  pool: UserPool,
  client: UserPoolClient | undefined,
  user: User,
  code: string,
  { settings }: Context,
): string | undefined {
  if (client === undefined || pool.VerificationMessageTemplate?.DefaultEmailOption !== 'CONFIRM_WITH_LINK') return undefined
  const query = new URLSearchParams({ client_id: client.ClientId, user_name: user.Username, confirmation_code: code })
  return `${settings.baseUrl}/confirmUser?${query}`
}

/**
 * The code of a purpose, if it is the right one and still good; using it up is the caller's.
 * @throws CodeMismatchException, ExpiredCodeException
 */
export function checkedCode(user: User, purpose: CodePurpose, attribute: ContactAttribute, given: string, { store, clock }: Context): Code {
  const { UserPoolId, Username } = user
  const code = store.codes.get(codeKey({ UserPoolId, Username, purpose, attribute }))
  if (code === undefined || code.expires <= clock.now()) throw expiredCode()
  if (!sameText(code.code, given)) throw codeMismatch()
  return code
}

export function useUp(code: Code, { store }: Context): Code {
  store.codes.remove(codeKey(code))
  return code
}
