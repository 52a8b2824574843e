import type { ServerSettings } from './server-settings.ts'

/** What lets an AWS SDK inside a function call back, unless its own environment says otherwise. */
export function functionEnvironment({ localUrl, region }: Pick<ServerSettings, 'localUrl' | 'region'>): Readonly<Record<string, string>> {
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
  }
}
