import type { UserPoolType } from '../model/generated/cognito-idp-types.ts'
import { kmsKeyRequired, preTokenGenerationsDiffer } from './errors.ts'

/** What the triggers of a pool need together. @throws InvalidParameterException */
export function checkLambdaConfig(config: NonNullable<UserPoolType['LambdaConfig']>): void {
  const { CustomEmailSender, CustomSMSSender, KMSKeyID, PreTokenGeneration, PreTokenGenerationConfig } = config
  // AWS: LambdaConfigType, KMSKeyID.
  if ((CustomEmailSender ?? CustomSMSSender) !== undefined && KMSKeyID === undefined) throw kmsKeyRequired()
  // AWS: LambdaConfigType, PreTokenGenerationConfig.
  const { LambdaArn = PreTokenGeneration } = PreTokenGenerationConfig ?? {}
  if (PreTokenGeneration !== undefined && LambdaArn !== PreTokenGeneration) throw preTokenGenerationsDiffer()
}
