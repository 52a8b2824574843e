import { compositeKey } from '../../domain/keys.ts'
import { pageOfNewest } from '../../domain/page.ts'
import { protection } from '../../domain/risk.ts'
import { addOnNotEnabled } from '../../domain/security-errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { foundUser } from '../users/find-user.ts'

// AWS: the newest event comes first.
export const adminListUserAuthEvents = defineOperation('AdminListUserAuthEvents', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  if (protection(pool) === 'OFF') throw addOnNotEnabled()
  const { Username } = foundUser(pool, input.Username, context.store)
  const slots = context.store.authEvents.found('user', compositeKey(pool.Id, Username))
  const query = ['AdminListUserAuthEvents', pool.Id, Username]
  const { slots: shown, next } = pageOfNewest({ query, token: input.NextToken, limit: input.MaxResults || 60 }, slots)
  return { AuthEvents: shown.map(({ record }) => record), NextToken: next }
})
