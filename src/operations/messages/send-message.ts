import { type ContactAttribute, mediumOf } from '../../domain/delivery.ts'
import { type MessageKind, messageText } from '../../domain/message-text.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import { signsInWithAttribute } from '../../domain/user-pool.ts'
import { customMessage } from '../../triggers/custom-message.ts'
import { customSender } from '../../triggers/custom-sender.ts'
import { hasTrigger, type Metadata, noClient } from '../../triggers/trigger.ts'
import { encryptedCode } from '../kms/encrypted-code.ts'
import type { Context } from '../operation.ts'

export interface Post {
  readonly pool: UserPool
  readonly client?: UserPoolClient | undefined
  readonly user: User
  /** The trigger source that the message belongs to. */
  readonly kind: `CustomMessage_${string}`
  readonly text: MessageKind
  readonly attribute: ContactAttribute
  /** The address; it may not be the user's yet. */
  readonly destination: string
  readonly code: string
  readonly link?: string | undefined
  readonly expires?: number
  readonly clientMetadata?: Metadata
}

/**
 * Hands a message to the post: it is a record that the log, `codes` and the mailer read. Where the pool has a function that delivers
 * messages, it gets the code in place of the mailer; the record is there all the same, for `codes`.
 */
export async function sendMessage(post: Post, context: Context): Promise<void> {
  const { store, clock, random, lambda } = context
  const { pool, client, user, kind, attribute, destination, code, link, expires, clientMetadata } = post
  const medium = mediumOf(attribute)
  const clientId = client?.ClientId ?? noClient
  const sender = medium === 'EMAIL' ? 'CustomEmailSender' : 'CustomSMSSender'
  const handedOver = hasTrigger(pool, sender)
  // Assumed: whoever delivers messages itself also words them, so that CustomMessage is not asked.
  const own = handedOver ? {} : await customMessage(lambda, kind, pool, clientId, user, clientMetadata)
  const text = messageText(pool, post.text, medium, own, { code, username: shownName(pool, user), ...(link !== undefined && { link }) })
  store.messages.put({
    id: random.uuid(),
    UserPoolId: pool.Id,
    ...(client && { ClientId: client.ClientId }),
    Username: user.Username,
    kind,
    medium,
    destination,
    ...(code !== '' && { code }),
    ...(link !== undefined && { link }),
    ...text,
    ...(handedOver && { handedOver }),
    created: clock.now(),
    ...(expires !== undefined && { expires }),
  })
  if (!handedOver) return
  const occasion = kind.replace('CustomMessage_', '')
  customSender(lambda, sender, occasion, pool, clientId, user, encryptedCode(code, pool, context), clientMetadata)
}

/** What users of the pool know themselves by. */
function shownName(pool: UserPool, { Username, attributes }: User): string {
  return signsInWithAttribute(pool) ? (attributes.email ?? attributes.phone_number ?? Username) : Username
}
