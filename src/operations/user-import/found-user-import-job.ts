import { importInProgress, importJobNotFound } from '../../domain/import-errors.ts'
import type { UserImportJob } from '../../domain/records/users.ts'
import { isActive, jobAt } from '../../domain/user-import.ts'
import type { Context } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

/** @throws ResourceNotFoundException */
export function foundUserImportJob(input: { UserPoolId: string; JobId: string }, context: Context): UserImportJob {
  const { Id } = foundUserPool(input.UserPoolId, context)
  const job = context.store.userImportJobs.get(input.JobId)
  if (job === undefined || job.UserPoolId !== Id) throw importJobNotFound(input.JobId)
  return jobAt(job, context.clock.now())
}

/** A pool is not changed while users are imported into it. @throws UserImportInProgressException */
export function checkNoImport(userPoolId: string, { store }: Pick<Context, 'store'>): void {
  if (store.userImportJobs.list(userPoolId).some(isActive)) throw importInProgress()
}
