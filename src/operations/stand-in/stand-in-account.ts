import { compositeKey } from '../../domain/keys.ts'
import type { StandInAccount } from '../../domain/records/federation.ts'
import { type StandInType, standInSubject } from '../../domain/stand-in.ts'
import type { Context } from '../operation.ts'

type NewAccount = Pick<StandInAccount, 'email' | 'name' | 'emailVerified'>

/** Makes an account up; one with this address becomes what is said of it now. */
export function inventedAccount(type: StandInType, { email, name, emailVerified }: NewAccount, { store, clock }: Context): StandInAccount {
  const sub = standInSubject(type, email)
  const created = store.standInAccounts.get(compositeKey(type, sub))?.created ?? clock.now()
  return store.standInAccounts.put({ type, sub, email, name, emailVerified, created })
}

export const knownAccount = (type: StandInType, sub: string, { store }: Context): StandInAccount | undefined =>
  store.standInAccounts.get(compositeKey(type, sub))
