/** How often a user may do what is limited per hour. */

const hour = 3600

// AWS: "Quotas in Amazon Cognito", rate limits per user. ForgotPassword and its confirmation are 5 to 20 there, by risk; we have no risk.
export const attemptLimits = {
  ResendConfirmationCode: 5,
  ConfirmSignUp: 15,
  ForgotPassword: 20,
  ConfirmForgotPassword: 20,
  ChangePassword: 5,
  GetUserAttributeVerificationCode: 5,
  VerifyUserAttribute: 15,
} as const

export type LimitedAction = keyof typeof attemptLimits

/** The attempts of the hour before `now` with this one added, or undefined where there were too many. */
export function attempted(times: readonly number[], action: LimitedAction, now: number): readonly number[] | undefined {
  const recent = times.filter((time) => now - time < hour)
  return recent.length >= attemptLimits[action] ? undefined : [...recent, now]
}
