import { ListUserImportJobsCommand } from '@aws-sdk/client-cognito-identity-provider'
import t from 'tap'
import { startEmulator } from '../support/emulator.ts'

t.test('an operation that is not built yet answers UnknownOperationException and its name', async (t) => {
  const { client } = await startEmulator(t)
  const refused = client.send(new ListUserImportJobsCommand({ UserPoolId: 'us-east-1_000000000', MaxResults: 1 }))
  await t.rejects(refused, { name: 'UnknownOperationException', message: /ListUserImportJobs/, $metadata: { httpStatusCode: 400 } })
})
