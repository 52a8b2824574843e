import { importJobId, uploadToken } from '../../domain/ids.ts'
import { tooManyImportJobs } from '../../domain/import-errors.ts'
import { importLimits } from '../../domain/user-import.ts'
import { type Context, defineOperation, type Input, type Output } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const createUserImportJob = defineOperation('CreateUserImportJob', create)

function create(input: Input<'CreateUserImportJob'>, context: Context): Output<'CreateUserImportJob'> {
  const { store, clock, random, settings } = context
  const { Id } = foundUserPool(input.UserPoolId, context)
  const open = store.userImportJobs.list(Id).filter(({ Status }) => Status === 'Created' || Status === 'Pending' || Status === 'InProgress')
  if (open.length >= importLimits.jobsPerPool) throw tooManyImportJobs(importLimits.jobsPerPool)
  const JobId = importJobId(random.integer)
  const token = uploadToken(random.integer)
  const job = store.userImportJobs.put({
    JobName: input.JobName,
    JobId,
    UserPoolId: Id,
    PreSignedUrl: `${settings.baseUrl}/user-import/${JobId}?X-Amz-Expires=${importLimits.uploadSeconds}&X-Amz-Signature=${token}`,
    CreationDate: clock.now(),
    Status: 'Created',
    CloudWatchLogsRoleArn: input.CloudWatchLogsRoleArn,
    ...(input.PasswordHashingAlgorithm !== undefined && { PasswordHashingAlgorithm: input.PasswordHashingAlgorithm }),
    ImportedUsers: 0,
    SkippedUsers: 0,
    FailedUsers: 0,
    token,
    line: 0,
    notes: [],
  })
  return { UserImportJob: job }
}
