/** Devices that users sign in on: what a pool remembers of them, and what that is worth. */
import type { DeviceType } from '../model/generated/cognito-idp-types.ts'
import type { UserPool } from './records/pools.ts'
import type { Device } from './records/users.ts'

/** Whether a pool keeps track of devices at all. */
export const tracksDevices = ({ DeviceConfiguration }: UserPool): boolean => DeviceConfiguration !== undefined

/** Whether the user decides which devices are remembered. */
export const remembersOnPrompt = ({ DeviceConfiguration }: UserPool): boolean =>
  DeviceConfiguration?.DeviceOnlyRememberedOnUserPrompt === true

/** Whether a remembered device stands in for the second factor. */
// AWS: DeviceConfigurationType, "ChallengeRequiredOnNewDevice".
export const deviceReplacesMfa = ({ DeviceConfiguration }: UserPool): boolean => DeviceConfiguration?.ChallengeRequiredOnNewDevice === true

/** Whether a device can prove itself. */
export const isTrusted = ({ secret, remembered }: Device): boolean => secret !== undefined && remembered

/** What a device proves is over these two, joined. */
export const deviceIdentity = ({ DeviceGroupKey, DeviceKey }: Device): string => DeviceGroupKey + DeviceKey

export function answeredDevice({ DeviceKey, name, remembered, created, modified, authenticated }: Device): DeviceType {
  return {
    DeviceKey,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      ...(name === undefined ? [] : [{ Name: 'device_name', Value: name }]),
      { Name: 'dev:device_remembered_status', Value: remembered ? 'remembered' : 'not_remembered' },
    ],
    DeviceCreateDate: created,
    DeviceLastModifiedDate: modified,
    DeviceLastAuthenticatedDate: authenticated,
  }
}
