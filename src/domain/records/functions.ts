/** Lambda functions, their calls, and the keys of custom senders. API members keep the API's spelling; our own fields are camelCase. Times are seconds since the epoch. Records are plain JSON and never changed in place. */

/** A Lambda function that runs on this machine, and stands for every ARN with its name. */
export interface LambdaFunction {
  readonly FunctionName: string
  readonly code:
    | { readonly kind: 'file'; readonly file: string; readonly handler?: string | undefined; readonly envFile?: string | undefined }
    | { readonly kind: 'url'; readonly url: string }
  readonly added: number
}

/** One call of a Lambda function, with what it answered: what `lambda events` lists and `lambda replay` runs again. */
export interface Invocation {
  /** The function's `awsRequestId`. */
  readonly id: string
  readonly FunctionName: string
  readonly functionArn: string
  /** Where a user pool called it. */
  readonly UserPoolId?: string
  readonly triggerSource?: string
  /** Without passwords; absent where it was too large to keep. */
  readonly event?: unknown
  readonly outcome: 'answer' | 'functionError' | 'unreachable'
  /** The `response` of the answer, or what the function answered in its place; absent where it was too large to keep. */
  readonly answer?: unknown
  /** Why there is no answer. */
  readonly error?: string
  readonly started: number
  /** Seconds. */
  readonly duration: number
}

/** A KMS key of this machine. */
export interface KmsKey {
  readonly Arn: string
  /** 32 bytes, base64. */
  readonly material: string
  readonly created: number
}
