import type { ServerSettings } from './server-settings.ts'

/** What lets an AWS SDK inside a function call back, and keeps it from AWS itself. What is undefined is taken out of the daemon's own environment. */
export function functionEnvironment({
  localUrl,
  region,
}: Pick<ServerSettings, 'localUrl' | 'region'>): Readonly<Record<string, string | undefined>> {
  const { AWS_ENDPOINT_URL = localUrl } = process.env
  return {
    AWS_ENDPOINT_URL,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: localUrl,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY: localUrl,
    AWS_ENDPOINT_URL_KMS: localUrl,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Nobody checks them, and real ones must not go to a function that is under test.
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: 'test',
    // An SDK prefers a profile's.
    AWS_PROFILE: undefined,
    AWS_DEFAULT_PROFILE: undefined,
  }
}
