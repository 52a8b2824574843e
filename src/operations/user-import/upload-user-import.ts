import type { UserImportJob } from '../../domain/records/users.ts'
import { sameText } from '../../domain/same-text.ts'
import { importLimits } from '../../domain/user-import.ts'
import type { Context } from '../operation.ts'

export type Upload = 'taken' | 'unknown' | 'forbidden' | 'expired' | 'begun'

/** Takes the file of a job that has not begun, over its pre-signed URL. A second upload replaces the first. */
export function uploadUserImport(jobId: string, token: string, text: string, { store, clock }: Context): Upload {
  const job = store.userImportJobs.get(jobId)
  if (job === undefined) return 'unknown'
  if (!sameText(job.token, token)) return 'forbidden'
  if (clock.now() > job.CreationDate + importLimits.uploadSeconds) return 'expired'
  if (job.Status !== 'Created') return 'begun'
  store.userImportFiles.put({ JobId: jobId, UserPoolId: job.UserPoolId, text })
  return 'taken'
}

/** What a job says of the lines that it did not import; undefined where there is no such job. */
export const importNotes = (jobId: string, { store }: Pick<Context, 'store'>): UserImportJob['notes'] | undefined =>
  store.userImportJobs.get(jobId)?.notes
