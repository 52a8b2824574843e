/** Where messages go, and how much of an address is shown. */
import type { CodeDeliveryDetailsType } from '../model/generated/cognito-idp-types.ts'

export type ContactAttribute = 'email' | 'phone_number'

export const mediumOf = (attribute: ContactAttribute) => (attribute === 'email' ? 'EMAIL' : 'SMS')

/** `jane@example.com` to `j***@e***`, `+12065550100` to `+*******0100`. */
// Seen: the recorded fixtures of SignUp and ResendConfirmationCode.
export function masked(attribute: ContactAttribute, value: string): string {
  if (attribute === 'phone_number') return `+${'*'.repeat(Math.max(value.length - 5, 0))}${value.slice(-4)}`
  const at = value.lastIndexOf('@')
  return `${value.charAt(0)}***@${value.charAt(at + 1)}***`
}

export function deliveryDetails(attribute: ContactAttribute, value: string): CodeDeliveryDetailsType {
  return { Destination: masked(attribute, value), DeliveryMedium: mediumOf(attribute), AttributeName: attribute }
}
