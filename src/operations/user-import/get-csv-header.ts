import { csvHeader } from '../../domain/user-import.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'

export const getCSVHeader = defineOperation('GetCSVHeader', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  return { UserPoolId: pool.Id, CSVHeader: csvHeader(pool) }
})
