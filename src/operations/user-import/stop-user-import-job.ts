import { importJobNotFound, importNotStoppable } from '../../domain/import-errors.ts'
import { defineOperation } from '../operation.ts'
import { foundUserImportJob } from './found-user-import-job.ts'

/** The run notices before its next lines. */
export const stopUserImportJob = defineOperation('StopUserImportJob', (input, context) => {
  const { JobId, Status = '' } = foundUserImportJob(input, context)
  if (Status !== 'Pending' && Status !== 'InProgress') throw importNotStoppable(Status)
  const stopping = context.store.userImportJobs.update(
    JobId,
    (record) => ({ ...record, Status: 'Stopping' }),
    () => importJobNotFound(JobId),
  )
  return { UserImportJob: stopping }
})
