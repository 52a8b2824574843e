/** A state file with very many users, for measurements. */
import { hashedPassword } from '../../src/domain/password.ts'
import type { User } from '../../src/domain/records/users.ts'
import { silentLog } from '../../src/ports/log.ts'
import { type OpenedStore, openStore } from '../../src/store/open-store.ts'
import { statePaths } from '../../src/store/state-paths.ts'

export const benchPassword = 'Passw0rd!'

export const openState = (file: string): Promise<OpenedStore> =>
  openStore({ paths: statePaths(file), durability: 'flush', now: () => 1_795_262_400, log: silentLog })

/** `user0`, `user1`, ... with the e-mail addresses `user0@example.com`, ... and the password `benchPassword`. */
export function manyUser(UserPoolId: string, n: number): User {
  const Username = `user${n}`
  return {
    UserPoolId,
    Username,
    Enabled: true,
    UserStatus: 'CONFIRMED',
    UserCreateDate: 1_795_262_400,
    UserLastModifiedDate: 1_795_262_400,
    attributes: {
      sub: `${n.toString(16).padStart(8, '0')}-e0e1-70ae-d2ee-991ad1a898c8`,
      email: `${Username}@example.com`,
      email_verified: 'true',
      name: `User Number ${n}`,
      given_name: `Given${n % 100}`,
    },
    password: hashedPassword(UserPoolId, Username, benchPassword, Buffer.alloc(16, n % 251)),
  }
}

/** Adds users to the pool of a state that no daemon has open. */
export async function addUsers(file: string, userPoolId: string, count: number): Promise<void> {
  const opened = await openState(file)
  for (let n = 0; n < count; n += 1) {
    opened.store.users.put(manyUser(userPoolId, n))
    if (n % 5000 === 0) await opened.store.settled()
  }
  await opened.close()
}
