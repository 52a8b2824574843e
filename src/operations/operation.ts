import type { Caller } from '../domain/user-session.ts'
import type { OperationTypes as IdentityOperationTypes } from '../model/generated/cognito-identity-types.ts'
import type { OperationTypes } from '../model/generated/cognito-idp-types.ts'
import type { Lambda, Ports } from '../ports/ports.ts'
import type { Store } from '../store/store.ts'

export type OperationName = keyof OperationTypes
/** A validated input: required members are there, unknown members and nulls are not. */
export type Input<Op extends OperationName> = OperationTypes[Op]['input']
export type Output<Op extends OperationName> = OperationTypes[Op]['output']

/** What a daemon is set to; the same for every request. */
export interface Settings {
  readonly region: string
  readonly accountId: string
  /** The `iss` of a pool's tokens, and the base of its discovery document. */
  issuer(userPoolId: string, region: string, kind?: 'ORIGINAL' | 'UPDATED'): string
  /** Where this daemon answers, without a slash at the end. */
  readonly baseUrl: string
  /** Whether the limits per user and hour and the lockout after failed passwords hold. */
  readonly limits: boolean
}

export interface Context extends Omit<Ports, 'lambda'> {
  /** Runs the functions of triggers, and keeps what became of it. */
  readonly lambda: Lambda
  readonly store: Store
  readonly settings: Settings
  /** The region of this request: the signature's credential scope, else the daemon's. */
  readonly region: string
  readonly requestId: string
  /** Who made the request; nobody where it is the daemon's own. */
  readonly caller?: Caller
}

export type Handler<Op extends OperationName> = (input: Input<Op>, context: Context) => Output<Op> | Promise<Output<Op>>

export interface Operation<Op extends OperationName = OperationName> {
  readonly name: Op
  readonly handle: Handler<Op>
  /** What Amazon's operation does and this one does not, a sentence each. */
  readonly missing: readonly string[]
}

export function defineOperation<Op extends OperationName>(name: Op, handle: Handler<Op>, missing: readonly string[] = []): Operation<Op> {
  return { name, handle, missing }
}

/** A row of the registry for an operation that cogmock does not have yet. */
export const notBuilt = { notBuilt: true } as const

/** A missing operation does not compile. */
export type Registry = { readonly [Op in OperationName]: Operation<Op> | typeof notBuilt }

export type IdentityOperationName = keyof IdentityOperationTypes

/** An operation of cognito-identity; the two services have names in common. */
export interface IdentityOperation<Op extends IdentityOperationName = IdentityOperationName> {
  readonly name: Op
  readonly handle: (
    input: IdentityOperationTypes[Op]['input'],
    context: Context,
  ) => IdentityOperationTypes[Op]['output'] | Promise<IdentityOperationTypes[Op]['output']>
  readonly missing: readonly string[]
}

export function defineIdentityOperation<Op extends IdentityOperationName>(
  name: Op,
  handle: IdentityOperation<Op>['handle'],
  missing: readonly string[] = [],
): IdentityOperation<Op> {
  return { name, handle, missing }
}

export type IdentityRegistry = { readonly [Op in IdentityOperationName]: IdentityOperation<Op> | typeof notBuilt }
