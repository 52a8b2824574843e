import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { findCredentials } from '../client/credentials.ts'
import { resolveEndpoint } from '../client/endpoint.ts'
import { dummyCredentials } from '../client/own-credentials.ts'
import { loadProfile, profileText } from '../client/settings.ts'
import type { ServiceName } from '../model/shapes.ts'
import type { Io } from './io.ts'

/** The services of which the emulator answers something, each with the one whose endpoint is its own. */
const services: Readonly<Record<string, ServiceName>> = {
  'cognito-idp': 'cognito-idp',
  'cognito-identity': 'cognito-identity',
  iam: 'cognito-idp',
}

/**
 * Runs the real AWS CLI against the emulator: `cogmock aws cognito-idp list-users ...`. What is configured stays; the endpoint,
 * a region and credentials are put in where there are none. Returns its exit status.
 */
export function runAws(words: readonly string[], io: Io): Promise<number> {
  const profile = loadProfile(undefined, io.env)
  const endpointOf = (service: ServiceName) => resolveEndpoint(service, undefined, io.env, profile.config, profile.section)
  const service = services[words.find((word) => Object.hasOwn(services, word)) ?? '']
  const given = words.some((word) => word === '--endpoint-url' || word.startsWith('--endpoint-url='))
  // Older versions do not read the variables.
  const endpoint = service === undefined || given ? [] : ['--endpoint-url', endpointOf(service).url]
  const region = io.env.AWS_REGION || io.env.AWS_DEFAULT_REGION || profileText(profile, 'region')
  const chosen = words.some((word) => word.startsWith('--profile'))
  // By its keys, even where it would take a role: there is nobody to give one.
  const credentials = chosen ? undefined : (findCredentials(io.env, profile.config, profile.name, false) ?? dummyCredentials)
  const env = {
    ...io.env,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpointOf('cognito-idp').url,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY: endpointOf('cognito-identity').url,
    AWS_ENDPOINT_URL_IAM: endpointOf('cognito-idp').url,
    ...(!region && { AWS_DEFAULT_REGION: endpointOf('cognito-idp').region ?? 'us-east-1' }),
    ...(credentials && { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey }),
    ...(credentials?.sessionToken && { AWS_SESSION_TOKEN: credentials.sessionToken }),
  }
  return new Promise((resolve) => {
    // Keys of the terminal reach it, and its pager, too: what they mean is its own affair.
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) process.on(signal, () => {})
    const child = spawn('aws', [...words, ...endpoint], { stdio: 'inherit', env })
    child.on('error', () => {
      io.err.write(
        '\ncogmock: the AWS CLI is not installed: no `aws` on the PATH. Every cognito-idp and cognito-identity command works without it.\n',
      )
      resolve(127)
    })
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
