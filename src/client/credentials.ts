import type { AwsConfig, Section } from './aws-config.ts'
import { generalFailure } from './failure.ts'
import type { Environment } from './home.ts'
import type { Credentials } from './sign.ts'

/** The emulator takes any key; these say in a log whose they are. */
export const dummyCredentials: Credentials = { accessKeyId: 'cogmock', secretAccessKey: 'cogmock' }

function fromSection(section: Section | undefined, source: string): Credentials | undefined {
  const text = (key: string) => {
    const value = section?.get(key)
    return typeof value === 'string' ? value : undefined
  }
  const accessKeyId = text('aws_access_key_id')
  if (accessKeyId === undefined) return undefined
  const secretAccessKey = text('aws_secret_access_key')
  if (secretAccessKey === undefined) throw generalFailure(`Partial credentials found in ${source}, missing: aws_secret_access_key`)
  const sessionToken = text('aws_session_token') ?? text('aws_security_token')
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
}

function fromEnvironment(env: Environment): Credentials | undefined {
  const accessKeyId = env.AWS_ACCESS_KEY_ID
  if (!accessKeyId) return undefined
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY
  if (!secretAccessKey) throw generalFailure('Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY')
  const sessionToken = env.AWS_SESSION_TOKEN || env.AWS_SECURITY_TOKEN
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
}

/** Environment (unless a profile was asked for by option), credentials file, configuration file; `undefined` where none has any. */
export function findCredentials(env: Environment, config: AwsConfig, profile: string, chosen: boolean): Credentials | undefined {
  return (
    (chosen ? undefined : fromEnvironment(env)) ??
    fromSection(config.credentials.get(profile), 'shared-credentials-file') ??
    fromSection(config.profiles.get(profile), 'config-file')
  )
}
