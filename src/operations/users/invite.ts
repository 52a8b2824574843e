import { type ContactAttribute, mediumOf } from '../../domain/delivery.ts'
import type { UserPool, UserPoolClient } from '../../domain/records/pools.ts'
import type { User } from '../../domain/records/users.ts'
import type { Metadata } from '../../triggers/trigger.ts'
import { sendMessage } from '../messages/send-message.ts'
import type { Context } from '../operation.ts'

export interface Invitation {
  readonly pool: UserPool
  readonly client?: UserPoolClient
  readonly user: User
  /** The temporary one; none where the user has a password already or signs in with codes. */
  readonly password: string | undefined
  readonly mediums: readonly string[]
  readonly clientMetadata?: Metadata
}

const contacts: readonly ContactAttribute[] = ['phone_number', 'email']

/** Tells a new user of the account, on every medium that the user has an address for. */
// AWS: AdminCreateUser, "DesiredDeliveryMediums".
export async function invite({ pool, client, user, password, mediums, clientMetadata }: Invitation, context: Context): Promise<void> {
  const secret = { code: password ?? '', ...(password !== undefined && { expires: user.temporaryPasswordExpires ?? context.clock.now() }) }
  const text = password === undefined ? 'welcome' : 'invite'
  const post = { pool, client, user, kind: 'CustomMessage_AdminCreateUser', text, ...secret, clientMetadata } as const
  for (const attribute of contacts.filter((name) => mediums.includes(mediumOf(name)))) {
    const destination = user.attributes[attribute]
    if (destination) await sendMessage({ ...post, attribute, destination }, context)
  }
}
