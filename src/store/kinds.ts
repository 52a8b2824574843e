/** What the store keeps: one row per kind of record, with its key, its partition and its indexes. */

import { identitiesOf, identityKey } from '../domain/identities.ts'
import { loginKey } from '../domain/identity.ts'
import {
  codeKey,
  compositeKey,
  deviceKey,
  faultKey,
  indexedAttributes,
  membershipKey,
  passkeyKey,
  resourceServerKey,
  userKey,
} from '../domain/keys.ts'
import type { ManagedLoginBranding, Terms, UiCustomization } from '../domain/records/branding.ts'
import type { Fault } from '../domain/records/faults.ts'
import type { Federation, IdentityProvider, StandInAccount, UsedSamlAssertion } from '../domain/records/federation.ts'
import type { Invocation, KmsKey, LambdaFunction } from '../domain/records/functions.ts'
import type { IamOpenIdProvider, IamSamlProvider } from '../domain/records/iam.ts'
import type { Identity, IdentityPool, IdentityPoolRoles, PrincipalTagMap } from '../domain/records/identity-pools.ts'
import type {
  Domain,
  PoolKeys,
  ProvisionedLimit,
  ResourceServer,
  UserPool,
  UserPoolClient,
  UserPoolReplica,
} from '../domain/records/pools.ts'
import type { AuthEvent, LogDelivery, RiskConfiguration } from '../domain/records/security.ts'
import type { AuthorizationCode, ChallengeSession, HostedSession, SignIn } from '../domain/records/sign-ins.ts'
import type {
  Attempts,
  Code,
  Device,
  Group,
  Membership,
  Message,
  Passkey,
  User,
  UserImportFile,
  UserImportJob,
} from '../domain/records/users.ts'
import type { ServiceKey } from '../domain/service-key.ts'
import { isActive } from '../domain/user-import.ts'
import type { Kind } from './collection.ts'

export interface Kinds {
  userPools: UserPool
  userPoolClients: UserPoolClient
  users: User
  groups: Group
  memberships: Membership
  codes: Code
  attempts: Attempts
  messages: Message
  signIns: SignIn
  challengeSessions: ChallengeSession
  authorizationCodes: AuthorizationCode
  hostedSessions: HostedSession
  federations: Federation
  samlAssertions: UsedSamlAssertion
  standInAccounts: StandInAccount
  devices: Device
  passkeys: Passkey
  poolKeys: PoolKeys
  resourceServers: ResourceServer
  domains: Domain
  managedLoginBrandings: ManagedLoginBranding
  uiCustomizations: UiCustomization
  terms: Terms
  identityProviders: IdentityProvider
  identityPools: IdentityPool
  identities: Identity
  identityPoolRoles: IdentityPoolRoles
  principalTagMaps: PrincipalTagMap
  authEvents: AuthEvent
  riskConfigurations: RiskConfiguration
  logDeliveries: LogDelivery
  userPoolReplicas: UserPoolReplica
  provisionedLimits: ProvisionedLimit
  userImportJobs: UserImportJob
  userImportFiles: UserImportFile
  serviceKeys: ServiceKey
  functions: LambdaFunction
  invocations: Invocation
  kmsKeys: KmsKey
  faults: Fault
  iamOpenIdProviders: IamOpenIdProvider
  iamSamlProviders: IamSamlProvider
}

const attributeIndexes = Object.fromEntries(
  indexedAttributes.map((name) => [
    name,
    (user: User) => (user.attributes[name] === undefined ? [] : [compositeKey(user.UserPoolId, user.attributes[name].toLowerCase())]),
  ]),
)

export const kinds: { readonly [Name in keyof Kinds]: Kind<Kinds[Name]> } = {
  userPools: { name: 'userPool', key: (pool) => pool.Id, partition: (pool) => pool.region },
  userPoolClients: {
    name: 'userPoolClient',
    key: (client) => client.ClientId,
    partition: (client) => client.UserPoolId,
  },
  users: {
    name: 'user',
    key: userKey,
    partition: (user) => user.UserPoolId,
    indexes: {
      ...attributeIndexes,
      identity: (user) => identitiesOf(user).map(({ providerName, userId }) => identityKey(user.UserPoolId, providerName, userId)),
      foldedUsername: (user) => [compositeKey(user.UserPoolId, user.Username.toLowerCase())],
    },
  },
  groups: {
    name: 'group',
    key: (group) => compositeKey(group.UserPoolId, group.GroupName),
    partition: (group) => group.UserPoolId,
  },
  memberships: {
    name: 'membership',
    key: membershipKey,
    partition: ({ UserPoolId, GroupName }) => compositeKey(UserPoolId, GroupName),
    indexes: { user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)] },
  },
  codes: {
    name: 'code',
    key: codeKey,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)] },
  },
  attempts: {
    name: 'attempts',
    key: ({ UserPoolId, Username, action }) => compositeKey(UserPoolId, action, Username),
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)] },
  },
  messages: {
    name: 'message',
    key: (message) => message.id,
    partition: () => '',
    indexes: { pool: ({ UserPoolId }) => [UserPoolId] },
  },
  signIns: {
    name: 'signIn',
    key: (signIn) => signIn.originJti,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: {
      refreshToken: ({ refreshTokens }) => refreshTokens.map(({ digest }) => digest),
      user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)],
    },
  },
  challengeSessions: {
    name: 'challengeSession',
    key: (session) => session.id,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)] },
  },
  authorizationCodes: {
    name: 'authorizationCode',
    key: ({ digest }) => digest,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)] },
  },
  hostedSessions: {
    name: 'hostedSession',
    key: ({ digest }) => digest,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)] },
  },
  devices: {
    name: 'device',
    key: (device) => deviceKey(device, device.DeviceKey),
    partition: ({ UserPoolId, Username }) => compositeKey(UserPoolId, Username),
  },
  passkeys: {
    name: 'passkey',
    key: ({ UserPoolId, CredentialId }) => passkeyKey(UserPoolId, CredentialId),
    partition: ({ UserPoolId, Username }) => compositeKey(UserPoolId, Username),
  },
  poolKeys: { name: 'poolKeys', key: (keys) => keys.UserPoolId, partition: () => '' },
  resourceServers: {
    name: 'resourceServer',
    key: resourceServerKey,
    partition: ({ UserPoolId }) => UserPoolId,
  },
  domains: {
    name: 'domain',
    key: (domain) => domain.Domain,
    partition: () => '',
    indexes: { pool: ({ UserPoolId }) => [UserPoolId] },
  },
  federations: { name: 'federation', key: ({ digest }) => digest, partition: ({ UserPoolId }) => UserPoolId },
  standInAccounts: { name: 'standInAccount', key: ({ type, sub }) => compositeKey(type, sub), partition: ({ type }) => type },
  samlAssertions: {
    name: 'samlAssertion',
    key: ({ UserPoolId, ProviderName, id }) => compositeKey(UserPoolId, ProviderName, id),
    partition: ({ UserPoolId }) => UserPoolId,
  },
  identityProviders: {
    name: 'identityProvider',
    key: ({ UserPoolId, ProviderName }) => compositeKey(UserPoolId, ProviderName),
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: {
      identifier: ({ UserPoolId, IdpIdentifiers = [] }) => IdpIdentifiers.map((identifier) => compositeKey(UserPoolId, identifier)),
      /** Providers of single logout, of all pools. */
      signsOut: ({ ProviderType, ProviderDetails }) => (ProviderType === 'SAML' && ProviderDetails.IDPSignout === 'true' ? ['true'] : []),
    },
  },
  authEvents: {
    name: 'authEvent',
    key: ({ EventId }) => EventId,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { user: ({ UserPoolId, Username }) => [compositeKey(UserPoolId, Username)] },
  },
  riskConfigurations: {
    name: 'riskConfiguration',
    key: ({ UserPoolId, ClientId }) => compositeKey(UserPoolId, ClientId),
    partition: ({ UserPoolId }) => UserPoolId,
  },
  logDeliveries: { name: 'logDelivery', key: ({ UserPoolId }) => UserPoolId, partition: () => '' },
  userPoolReplicas: {
    name: 'userPoolReplica',
    key: ({ UserPoolId, RegionName }) => compositeKey(UserPoolId, RegionName),
    partition: ({ UserPoolId }) => UserPoolId,
  },
  provisionedLimits: { name: 'provisionedLimit', key: ({ category }) => category, partition: () => '' },
  userImportJobs: {
    name: 'userImportJob',
    key: ({ JobId }) => JobId,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { active: (job) => (isActive(job) ? [''] : []) },
  },
  userImportFiles: { name: 'userImportFile', key: ({ JobId }) => JobId, partition: ({ UserPoolId }) => UserPoolId },
  managedLoginBrandings: {
    name: 'managedLoginBranding',
    key: ({ ManagedLoginBrandingId }) => ManagedLoginBrandingId,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { client: ({ ClientId }) => [ClientId] },
  },
  uiCustomizations: {
    name: 'uiCustomization',
    key: ({ UserPoolId, ClientId }) => compositeKey(UserPoolId, ClientId),
    partition: ({ UserPoolId }) => UserPoolId,
  },
  terms: {
    name: 'terms',
    key: ({ TermsId }) => TermsId,
    partition: ({ UserPoolId }) => UserPoolId,
    indexes: { client: ({ ClientId }) => [ClientId] },
  },
  identities: {
    name: 'identity',
    key: ({ IdentityId }) => IdentityId,
    partition: ({ IdentityPoolId }) => IdentityPoolId,
    indexes: { login: ({ IdentityPoolId, logins }) => logins.map((login) => loginKey(IdentityPoolId, login)) },
  },
  identityPoolRoles: { name: 'identityPoolRoles', key: ({ IdentityPoolId }) => IdentityPoolId, partition: () => '' },
  principalTagMaps: {
    name: 'principalTagMap',
    key: ({ IdentityPoolId, IdentityProviderName }) => compositeKey(IdentityPoolId, IdentityProviderName),
    partition: ({ IdentityPoolId }) => IdentityPoolId,
  },
  identityPools: { name: 'identityPool', key: (pool) => pool.IdentityPoolId, partition: ({ region }) => region },
  serviceKeys: { name: 'serviceKey', key: ({ purpose }) => purpose, partition: () => '' },
  functions: { name: 'function', key: ({ FunctionName }) => FunctionName, partition: () => '' },
  iamOpenIdProviders: { name: 'iamOpenIdProvider', key: ({ Arn }) => Arn, partition: () => '' },
  iamSamlProviders: { name: 'iamSamlProvider', key: ({ Arn }) => Arn, partition: () => '' },
  faults: { name: 'fault', key: faultKey, partition: () => '' },
  kmsKeys: { name: 'kmsKey', key: ({ Arn }) => Arn, partition: () => '' },
  invocations: { name: 'invocation', key: ({ id }) => id, partition: () => '' },
}
