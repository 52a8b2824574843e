import { defineOperation } from '../operation.ts'
import { foundResourceServer } from './found-resource-server.ts'

export const describeResourceServer = defineOperation('DescribeResourceServer', (input, context) => ({
  ResourceServer: foundResourceServer(input, context),
}))
