/** An emulator with a pool, a client and a user in it, and the whole API as methods of the real SDK client. */
import {
  CognitoIdentityProvider,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { cognitoIdp } from '../../src/model/generated/cognito-idp.ts'
import type { Shape } from '../../src/model/shapes.ts'
import { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts'

export const password = 'Passw0rd!'

export interface Scene extends Emulator {
  readonly api: CognitoIdentityProvider
  readonly poolId: string
  readonly clientId: string
  /** A confirmed user with a verified email address; gives the sub. */
  addUser(username: string, attributes?: Readonly<Record<string, string>>): Promise<string>
  /** Tokens over USER_PASSWORD_AUTH. */
  signIn(username: string, secret?: string): Promise<Tokens>
}
export interface Tokens {
  readonly AccessToken: string
  readonly IdToken: string
  readonly RefreshToken: string
}

/** The part of a tap test that is needed. */
interface Test {
  teardown(callback: () => unknown): void
  fail(message: string): unknown
}

export interface SceneOptions extends EmulatorOptions {
  readonly pool?: Partial<CreateUserPoolCommandInput>
  readonly appClient?: Partial<CreateUserPoolClientCommandInput>
}

export const everyFlow = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const

export async function startScene(t: Test, options: SceneOptions = {}): Promise<Scene> {
  const emulator = await startEmulator(t, options)
  const api = checkedApi(t, emulator.url, emulator.settings.region)
  const { UserPool } = await api.createUserPool({ PoolName: 'pool', ...options.pool })
  const poolId = UserPool?.Id ?? ''
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId: poolId,
    ClientName: 'app',
    ExplicitAuthFlows: [...everyFlow],
    ...options.appClient,
  })
  const clientId = UserPoolClient?.ClientId ?? ''
  const addUser = async (username: string, attributes: Readonly<Record<string, string>> = {}) => {
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
    const { User } = await api.adminCreateUser({ UserPoolId: poolId, Username: username, UserAttributes, MessageAction: 'SUPPRESS' })
    await api.adminSetUserPassword({ UserPoolId: poolId, Username: username, Password: password, Permanent: true })
    return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
  }
  const signIn = async (username: string, secret = password) => {
    const { AuthenticationResult } = await api.initiateAuth({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: secret },
    })
    return AuthenticationResult as Tokens
  }
  return { ...emulator, api, poolId, clientId, addUser, signIn }
}

/** What every operation may say, whatever its documentation lists. */
const universal = new Set(['InvalidParameterException', 'SerializationException', 'UnknownOperationException', 'InternalErrorException'])

// AWS: AdminCreateUser, "ForceAliasCreation" names an error that the operation's own list lacks.
const namedElsewhere: Readonly<Record<string, string>> = { AdminCreateUser: 'AliasExistsException' }

/** A client that holds every answer against the model: errors are declared, required members are there. */
function checkedApi(t: Test, url: string, region: string): CognitoIdentityProvider {
  const api = new CognitoIdentityProvider({
    endpoint: url,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  t.teardown(() => api.destroy())
  api.middlewareStack.add(
    (next, context) => async (call) => {
      const operation = String(context.commandName).replace(/Command$/, '')
      const model = cognitoIdp.operations[operation]
      try {
        const answer = await next(call)
        for (const missing of missingMembers(model?.output ?? '', answer.output)) t.fail(`${operation} answered without ${missing}`)
        return answer
      } catch (error) {
        const { name } = error as Error
        const declared = universal.has(name) || model?.errors.includes(name) || namedElsewhere[operation] === name
        if (!declared) t.fail(`${operation} does not declare ${name}`)
        throw error
      }
    },
    { step: 'initialize' },
  )
  return api
}

function missingMembers(structure: string, value: unknown, path = ''): string[] {
  return Object.entries(cognitoIdp.structures[structure] ?? {}).flatMap(([name, { shape, required }]) => {
    const member = (value as Record<string, unknown> | undefined)?.[name]
    if (member === undefined) return required ? [`${path}${name}`] : []
    return inside(shape, member, `${path}${name}.`)
  })
}

function inside(shape: Shape, value: unknown, path: string): string[] {
  if (shape.type === 'structure') return missingMembers(shape.name, value, path)
  if (shape.type === 'list') return (value as unknown[]).flatMap((element) => inside(shape.of, element, path))
  return []
}

/** The claims of a token, unverified. */
export function claims(token: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString())
}
