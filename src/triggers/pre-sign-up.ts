import type { UserPool } from '../domain/records/pools.ts'
import type { Lambda } from '../ports/ports.ts'
import { callTrigger, type Metadata, metadata } from './trigger.ts'

export interface SigningUp {
  readonly pool: UserPool
  readonly clientId: string
  readonly userName: string
  readonly attributes: Readonly<Record<string, string>>
  readonly validationData: Metadata
  readonly clientMetadata: Metadata
}
export interface PreSignUpAnswer {
  readonly autoConfirmUser: boolean
  readonly autoVerifyEmail: boolean
  readonly autoVerifyPhone: boolean
}

/** May refuse a new user, confirm it and take its addresses for verified. */
// AWS: "Pre sign-up Lambda trigger".
export async function preSignUp(
  lambda: Lambda,
  source: 'SignUp' | 'AdminCreateUser' | 'ExternalProvider',
  user: SigningUp,
): Promise<PreSignUpAnswer> {
  const response = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }
  const answer = await callTrigger(lambda, {
    ...user,
    name: 'PreSignUp',
    source: `PreSignUp_${source}`,
    request: () => ({ userAttributes: user.attributes, validationData: user.validationData ?? null, ...metadata(user.clientMetadata) }),
    response,
  })
  const says = (name: keyof PreSignUpAnswer) => answer?.[name] === true
  return { autoConfirmUser: says('autoConfirmUser'), autoVerifyEmail: says('autoVerifyEmail'), autoVerifyPhone: says('autoVerifyPhone') }
}
