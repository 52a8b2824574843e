import { compositeKey, passkeyKey } from '../../domain/keys.ts'
import type { Store } from '../../store/store.ts'

/** Removes a user and all that hangs on it: memberships, codes, sign-ins, browsers' sessions, devices, passkeys, unfinished authentications. */
export function removeUser(userPoolId: string, username: string, store: Store): void {
  const user = compositeKey(userPoolId, username)
  for (const { key } of store.memberships.found('user', user)) store.memberships.remove(key)
  for (const { key } of store.codes.found('user', user)) store.codes.remove(key)
  for (const { key } of store.attempts.found('user', user)) store.attempts.remove(key)
  for (const { key } of store.challengeSessions.found('user', user)) store.challengeSessions.remove(key)
  for (const { key } of store.signIns.found('user', user)) store.signIns.remove(key)
  for (const { key } of store.authorizationCodes.found('user', user)) store.authorizationCodes.remove(key)
  for (const { key } of store.hostedSessions.found('user', user)) store.hostedSessions.remove(key)
  for (const { DeviceKey } of store.devices.list(user)) store.devices.remove(compositeKey(userPoolId, DeviceKey, username))
  for (const { CredentialId } of store.passkeys.list(user)) store.passkeys.remove(passkeyKey(userPoolId, CredentialId))
  for (const { key } of store.authEvents.found('user', user)) store.authEvents.remove(key)
  store.users.remove(user)
}
