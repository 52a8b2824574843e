import type { AwsConfig } from './aws-config.ts'
import { generalFailure } from './failure.ts'
import type { Environment } from './home.ts'
import type { Section } from './ini.ts'
import { dummyCredentials, environmentCredentials, ownCredentials, profileSection, sectionText } from './own-credentials.ts'
import { pythonRepr } from './python-text.ts'
import type { Credentials } from './sign.ts'

const staticKeys = ['aws_secret_access_key', 'aws_access_key_id']
const hasStaticKeys = (section: Section) => staticKeys.some((key) => section.has(key))
// Who brings a token of the web takes no role by another profile.
const takesRole = (section: Section) => section.has('role_arn') && !section.has('web_identity_token_file')

/**
 * The keys by which a profile would take its role: where there is no one to ask for a role's own, these go with the requests.
 * @returns `undefined` for a profile whose role is for a token of the web
 * @throws Failure for a profile that the reference would refuse too
 */
export function roleCredentials(env: Environment, config: AwsConfig, profile: string): Credentials | undefined {
  const section = profileSection(config, profile)
  return section !== undefined && takesRole(section) ? credentialsOf(profile, env, config, [profile]) : undefined
}

function credentialsOf(profile: string, env: Environment, config: AwsConfig, visited: readonly string[]): Credentials {
  const section = profileSection(config, profile)
  const source = sectionText(section, 'source_profile')
  const provider = sectionText(section, 'credential_source')
  if (source !== undefined && provider !== undefined) {
    throw generalFailure(`The profile "${profile}" contains both source_profile and credential_source.`)
  }
  if (provider !== undefined) return fromProvider(provider, profile, env)
  if (source === undefined) throw generalFailure('Partial credentials found in assume-role, missing: source_profile or credential_source')
  return fromProfile(source, profile, env, config, visited)
}

function fromProfile(source: string, parent: string, env: Environment, config: AwsConfig, visited: readonly string[]): Credentials {
  const section = profileSection(config, source)
  if (section === undefined) throw generalFailure(`The source_profile "${source}" referenced in the profile "${parent}" does not exist.`)
  if (visited.includes(source) && (source !== parent || !hasStaticKeys(section))) {
    throw generalFailure(
      'Infinite loop in credential configuration detected. Attempting to load from profile ' +
        `${source} which has already been visited. Visited profiles: ${pythonRepr([...visited])}`,
    )
  }
  if (!hasStaticKeys(section) && takesRole(section)) return credentialsOf(source, env, config, [...visited, source])
  const found = ownCredentials(config, source)
  // What signs in elsewhere has no keys here.
  if (found === undefined && ['sso_start_url', 'sso_session', 'web_identity_token_file'].some((key) => section.has(key)))
    return dummyCredentials
  if (found === undefined) throw generalFailure(`The source profile "${source}" must have credentials.`)
  return found
}

function fromProvider(provider: string, profile: string, env: Environment): Credentials {
  if (!['Environment', 'Ec2InstanceMetadata', 'EcsContainer'].includes(provider)) {
    throw generalFailure(`The credential source "${provider}" referenced in profile "${profile}" is not valid.`)
  }
  // There is neither an instance nor a container here that would have keys.
  if (provider !== 'Environment') return dummyCredentials
  const found = environmentCredentials(env)
  if (found !== undefined) return found
  throw generalFailure(
    `Error when retrieving credentials from ${provider}: No credentials found in credential_source referenced in profile ${profile}`,
  )
}
