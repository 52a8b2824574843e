/** Names of Lambda functions, and the ARNs that lead to them. */

/** `arn:aws:lambda:us-east-1:000000000000:function:f1:live` to `f1`, whatever region, account, version or alias it names. */
export function functionName(functionArn: string): string {
  return functionArn.split(':')[6] ?? functionArn
}

export const functionArn = (name: string, region: string, accountId: string): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}`

// AWS: CreateFunction, FunctionName.
export const isFunctionName = (name: string): boolean => /^[\w-]{1,64}$/.test(name)
