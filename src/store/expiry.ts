import type { Kinds } from './kinds.ts'

const hour = 3600
const day = 24 * hour

/** When a record can be forgotten, in seconds since the epoch; or that it never is. */
type Expiry<R> = 'kept' | ((record: R) => number)

/**
 * How long each kind of record is remembered. What has expired stays a while, because the API tells "expired" from "never was".
 * A kind that is not here does not compile.
 */
export const expiry: { readonly [Name in keyof Kinds]: Expiry<Kinds[Name]> } = {
  userPools: 'kept',
  userPoolClients: 'kept',
  users: 'kept',
  groups: 'kept',
  memberships: 'kept',
  codes: ({ expires }) => expires + day,
  attempts: ({ times }) => (times.at(-1) ?? 0) + hour,
  messages: ({ created }) => created + 7 * day,
  // Access tokens live a day at most, and one that was issued at the last moment is still checked against its sign-in.
  signIns: ({ expires }) => expires + 2 * day,
  challengeSessions: ({ expires }) => expires + hour,
  authorizationCodes: ({ expires }) => expires,
  hostedSessions: ({ expires }) => expires,
  federations: ({ expires }) => expires,
  samlAssertions: ({ expires }) => expires,
  standInAccounts: 'kept',
  poolKeys: 'kept',
  resourceServers: 'kept',
  domains: 'kept',
  managedLoginBrandings: 'kept',
  uiCustomizations: 'kept',
  terms: 'kept',
  identityProviders: 'kept',
  devices: 'kept',
  passkeys: 'kept',
  identityPools: 'kept',
  identities: 'kept',
  identityPoolRoles: 'kept',
  principalTagMaps: 'kept',
  // AWS keeps them for two years.
  authEvents: ({ CreationDate }) => CreationDate + 730 * day,
  riskConfigurations: 'kept',
  logDeliveries: 'kept',
  userPoolReplicas: 'kept',
  provisionedLimits: 'kept',
  userImportJobs: 'kept',
  userImportFiles: 'kept',
  serviceKeys: 'kept',
  functions: 'kept',
  kmsKeys: 'kept',
  faults: 'kept',
  iamOpenIdProviders: 'kept',
  iamSamlProviders: 'kept',
  invocations: ({ started }) => started + day,
}

/** Messages beyond this many are forgotten, oldest first, however young. */
export const messagesAtMost = 10_000
