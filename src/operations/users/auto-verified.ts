import type { UserPool } from '../../domain/records/pools.ts'
import type { PreSignUpAnswer } from '../../triggers/pre-sign-up.ts'
import type { Context } from '../operation.ts'
import { claimAlias } from './claim-alias.ts'

/**
 * The flags of the addresses that a PreSignUp function takes for verified; as aliases they must be free.
 * @throws AliasExistsException
 */
export function autoVerified(
  pool: UserPool,
  username: string,
  attributes: Readonly<Record<string, string>>,
  { autoVerifyEmail, autoVerifyPhone }: PreSignUpAnswer,
  context: Context,
): Readonly<Record<string, string>> {
  const names = [...(autoVerifyEmail ? ['email' as const] : []), ...(autoVerifyPhone ? ['phone_number' as const] : [])]
  const given = names.filter((name) => attributes[name])
  for (const name of given) claimAlias(pool, { Username: username }, name, attributes[name] ?? '', false, context)
  return Object.fromEntries(given.map((name) => [`${name}_verified`, 'true']))
}
