import type { LambdaResult } from '../../ports.ts'

/** Milliseconds that a function has to answer. */
// AWS: "Customizing user pool workflows with Lambda triggers", things to know.
export const patience = 5000

/** @param reason a sentence */
// Seen: GitHub, 2022: `PostAuthentication invocation failed due to error Socket timeout while invoking Lambda function.`
export const socketTimeout = (reason: string): LambdaResult => ({
  kind: 'unreachable',
  error: 'Socket timeout while invoking Lambda function',
  reason,
})

export const accessDenied = (reason: string): LambdaResult => ({ kind: 'unreachable', error: 'AccessDeniedException', reason })
