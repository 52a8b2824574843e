import { importNotStartable, importNotUploaded, importRunsAlready } from '../../domain/import-errors.ts'
import { isActive } from '../../domain/user-import.ts'
import { defineOperation } from '../operation.ts'
import { foundUserImportJob } from './found-user-import-job.ts'
import { runUserImport } from './run-user-import.ts'

export const startUserImportJob = defineOperation('StartUserImportJob', (input, context) => {
  const { store, clock } = context
  const { JobId, UserPoolId, Status = '' } = foundUserImportJob(input, context)
  if (Status !== 'Created') throw importNotStartable(Status)
  if (!store.userImportFiles.has(JobId)) throw importNotUploaded()
  // AWS: one job at a time runs in an account.
  if (store.userImportJobs.list(UserPoolId).some(isActive)) throw importRunsAlready()
  const job = store.userImportJobs.update(JobId, (record) => ({ ...record, Status: 'Pending', StartDate: clock.now() }), importNotUploaded)
  setImmediate(() => void runUserImport(JobId, context))
  return { UserImportJob: job }
})
