import type { AwsConfig } from './aws-config.ts'
import { checkExpiration, processCredentials } from './credential-process.ts'
import { generalFailure } from './failure.ts'
import type { Environment } from './home.ts'
import type { Section } from './ini.ts'
import type { Credentials } from './sign.ts'

/** The emulator takes any key; these say in a log whose they are. */
export const dummyCredentials: Credentials = { accessKeyId: 'cogmock', secretAccessKey: 'cogmock' }

export function sectionText(section: Section | undefined, key: string): string | undefined {
  const value = section?.get(key)
  return typeof value === 'string' ? value : undefined
}

/** A profile as both files together describe it. */
export function profileSection({ profiles, credentials }: AwsConfig, name: string): Section | undefined {
  if (!profiles.has(name) && !credentials.has(name)) return undefined
  return new Map([...(profiles.get(name) ?? []), ...(credentials.get(name) ?? [])])
}

function fromSection(section: Section | undefined, source: string): Credentials | undefined {
  const accessKeyId = sectionText(section, 'aws_access_key_id')
  if (accessKeyId === undefined) return undefined
  const secretAccessKey = sectionText(section, 'aws_secret_access_key')
  if (secretAccessKey === undefined) throw generalFailure(`Partial credentials found in ${source}, missing: aws_secret_access_key`)
  const sessionToken = sectionText(section, 'aws_security_token') ?? sectionText(section, 'aws_session_token')
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
}

export function environmentCredentials(env: Environment): Credentials | undefined {
  const accessKeyId = env.AWS_ACCESS_KEY_ID
  if (!accessKeyId) return undefined
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY
  if (!secretAccessKey) throw generalFailure('Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY')
  if (env.AWS_CREDENTIAL_EXPIRATION) checkExpiration(env.AWS_CREDENTIAL_EXPIRATION)
  const sessionToken = env.AWS_SECURITY_TOKEN || env.AWS_SESSION_TOKEN
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
}

/** What a profile has itself. */
export function ownCredentials(config: AwsConfig, profile: string): Credentials | undefined {
  const command = sectionText(profileSection(config, profile), 'credential_process')
  return (
    fromSection(config.credentials.get(profile), 'shared-credentials-file') ??
    (command === undefined ? undefined : processCredentials(command)) ??
    fromSection(config.profiles.get(profile), 'config-file')
  )
}
