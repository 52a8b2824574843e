/** Answers about users that do not exist, the same for the same input, where a client hides that they do not. */
// AWS: "Managing error responses" of the developer guide.
import { createHmac } from 'node:crypto'
import type { CodeDeliveryDetailsType } from '../model/generated/cognito-idp-types.ts'
import { type ContactAttribute, deliveryDetails } from './delivery.ts'
import type { UserPool } from './records/pools.ts'

/** 32 bytes that only this pool can derive from this name. */
function derived({ simulationSecret }: UserPool, purpose: string, username: string): Buffer {
  return createHmac('sha256', Buffer.from(simulationSecret, 'hex')).update(`${purpose}\0${username}`).digest()
}

export function simulatedDelivery(pool: UserPool, username: string, attribute: ContactAttribute = 'email'): CodeDeliveryDetailsType {
  const bytes = derived(pool, 'delivery', username)
  if (attribute === 'phone_number') return deliveryDetails(attribute, `+1206555${String(bytes.readUInt16BE(0) % 10_000).padStart(4, '0')}`)
  const letter = (at: number) => String.fromCharCode(97 + ((bytes[at] ?? 0) % 26))
  return deliveryDetails('email', `${letter(0)}@${letter(1)}`)
}

export interface SimulatedUser {
  /** UUID. */
  readonly username: string
  /** 16 bytes, hexadecimal. */
  readonly salt: string
  /** An x that no password has. */
  readonly x: string
}

export function simulatedUser(pool: UserPool, username: string): SimulatedUser {
  const hex = derived(pool, 'user', username).toString('hex')
  return {
    username: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-70${hex.slice(12, 14)}-${hex.slice(14, 18)}-${hex.slice(18, 30)}`,
    salt: derived(pool, 'salt', username).toString('hex').slice(0, 32),
    x: derived(pool, 'x', username).toString('hex'),
  }
}
