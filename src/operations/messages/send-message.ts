import { type ContactAttribute, mediumOf } from '../../domain/delivery.ts'
import { type MessageKind, messageText } from '../../domain/message-text.ts'
import type { User, UserPool, UserPoolClient } from '../../domain/records.ts'
import { signsInWithAttribute } from '../../domain/user-pool.ts'
import { customMessage } from '../../triggers/custom-message.ts'
import { type Metadata, noClient } from '../../triggers/trigger.ts'
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

/** Hands a message to the post: it is a record that the log, `codes` and the mailer read. */
export async function sendMessage(post: Post, { store, clock, random, lambda }: Context): Promise<void> {
  const { pool, client, user, kind, attribute, destination, code, link, expires } = post
  const medium = mediumOf(attribute)
  const own = await customMessage(lambda, kind, pool, client?.ClientId ?? noClient, user, post.clientMetadata)
  const text = messageText(pool, post.text, medium, own, { code, username: shownName(pool, user), ...(link !== undefined && { link }) })
  store.messages.put({
    id: random.uuid(),
    UserPoolId: pool.Id,
    ...(client && { ClientId: client.ClientId }),
    Username: user.Username,
    kind,
    medium,
    destination,
    code,
    ...(link !== undefined && { link }),
    ...text,
    created: clock.now(),
    ...(expires !== undefined && { expires }),
  })
}

/** What users of the pool know themselves by. */
function shownName(pool: UserPool, { Username, attributes }: User): string {
  return signsInWithAttribute(pool) ? (attributes.email ?? attributes.phone_number ?? Username) : Username
}
