import { page } from '../../domain/page.ts'
import { jobAt } from '../../domain/user-import.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const listUserImportJobs = defineOperation('ListUserImportJobs', (input, context) => {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const now = context.clock.now()
  const request = { query: ['ListUserImportJobs', Id], token: input.PaginationToken, limit: input.MaxResults }
  const { slots, next } = page(request, (ordinal) => context.store.userImportJobs.after(Id, ordinal))
  return { UserImportJobs: slots.map(({ record }) => jobAt(record, now)), PaginationToken: next }
})
