/**
 * Build step: runs a few service commands with `COGMOCK_COMPILE`, so that the engine's compiled form of what they load is kept for
 * those that follow. Only for the Node that builds; any other does without.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const time = 1700000000.123
const answers: Readonly<Record<string, object>> = {
  ListUserPools: { UserPools: [{ Id: 'us-east-1_a', Name: 'a', CreationDate: time, LambdaConfig: {} }] },
  ListUsers: { Users: [{ Username: 'a', Enabled: true, UserCreateDate: 1700000000, Attributes: [{ Name: 'sub', Value: '1' }] }] },
  DescribeUserPool: { __type: 'ResourceNotFoundException', message: 'No' },
}

const commands: readonly string[] = [
  'list-users --user-pool-id us-east-1_a --output table',
  'list-users --user-pool-id us-east-1_a --output yaml --query Users[].Username',
  'list-users --user-pool-id us-east-1_a --output text',
  'create-user-pool --pool-name a --policies {"PasswordPolicy":{"MinimumLength":8}} --alias-attributes email phone_number',
  'admin-create-user --user-pool-id us-east-1_a --username b --user-attributes Name=email,Value=a@b.c Name=a,Value=b --no-force-alias-creation',
  'initiate-auth --client-id a --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=a,PASSWORD=b',
  'describe-user-pool --user-pool-id us-east-1_a',
  'list-users --user-pool-id us-east-1_a',
  'list-user-pools --max-results 10',
]

/** @param dist folder of the built program */
export async function compileCommands(dist: string): Promise<void> {
  const server = createServer((request, response) => {
    const body = answers[String(request.headers['x-amz-target']).split('.')[1] ?? ''] ?? {}
    request.resume().on('end', () => response.writeHead('__type' in body ? 400 : 200).end(JSON.stringify(body)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = { ...process.env, COGMOCK_COMPILE: '1', AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' }
  // One after the other: each adds to what the one before has left.
  for (const command of commands) {
    const words = [join(dist, 'cli.cjs'), 'cognito-idp', ...command.split(' '), '--endpoint-url', url]
    await new Promise((resolve) => spawn(process.execPath, words, { env, stdio: 'ignore' }).on('close', resolve))
  }
  server.close()
}
