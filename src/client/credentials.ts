import type { AwsConfig } from './aws-config.ts'
import { generalFailure } from './failure.ts'
import type { Environment } from './home.ts'
import { environmentCredentials, ownCredentials, profileSection, sectionText } from './own-credentials.ts'
import { roleCredentials } from './role-credentials.ts'
import type { Credentials } from './sign.ts'

const noRole =
  'The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. ' +
  'Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.'

/**
 * Environment (unless a profile was asked for by option), those that the profile takes a role with, credentials file, process,
 * configuration file; `undefined` where none has any.
 */
export function findCredentials(env: Environment, config: AwsConfig, profile: string, chosen: boolean): Credentials | undefined {
  const given = chosen ? undefined : environmentCredentials(env)
  if (given !== undefined) return given
  const section = profileSection(config, profile)
  const role = section?.has('role_arn') ? roleCredentials(env, config, profile) : undefined
  if (role !== undefined) return role
  const byEnvironment = chosen ? {} : env
  const tokenFile = byEnvironment.AWS_WEB_IDENTITY_TOKEN_FILE ?? sectionText(section, 'web_identity_token_file')
  if (tokenFile && !(byEnvironment.AWS_ROLE_ARN ?? sectionText(section, 'role_arn'))) throw generalFailure(noRole)
  return ownCredentials(config, profile)
}
