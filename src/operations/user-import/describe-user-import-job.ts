import { defineOperation } from '../operation.ts'
import { foundUserImportJob } from './found-user-import-job.ts'

export const describeUserImportJob = defineOperation('DescribeUserImportJob', (input, context) => ({
  UserImportJob: foundUserImportJob(input, context),
}))
