/** Ids that the user chooses instead of AWS: cogmock's convention, taken over from LocalStack. */

const key = '_custom_id_'

/** `{ _custom_id_: 'myid123' }` to `myid123`. */
export function customPoolId(tags: Readonly<Record<string, string>> | undefined): string | undefined {
  return tags?.[key] || undefined
}

/** `_custom_id_:myclient123` to `myclient123`. */
export function customClientId(clientName: string): string | undefined {
  return clientName.startsWith(`${key}:`) ? clientName.slice(key.length + 1) || undefined : undefined
}
