/** What a sign-in has proved so far, and the level that it is to reach: carried from call to call. */
import type { ChallengeSession } from '../../domain/records/sign-ins.ts'
import type { Method } from '../../domain/step-up.ts'
import type { Attempt } from './attempt.ts'

/** The attempt with one more proof. */
export function proved(attempt: Attempt, method: Method): Attempt {
  const { methods = [] } = attempt
  return methods.includes(method) ? attempt : { ...attempt, methods: [...methods, method] }
}

/** An attempt that answers a challenge goes on where the session stands. */
export function continued(attempt: Attempt, { methods, levels }: ChallengeSession): Attempt {
  return { ...attempt, ...(methods !== undefined && { methods }), ...(levels !== undefined && { levels }) }
}
