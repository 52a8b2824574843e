import { allowsFlow } from '../../domain/client-flows.ts'
import { flowNotEnabled, flowNotSupported } from '../../domain/errors.ts'
import type { Context, Input } from '../operation.ts'
import type { Attempt, AuthAnswer, Caller } from './attempt.ts'
import { customAuth } from './flows/custom-auth.ts'
import { passwordAuth } from './flows/password-auth.ts'
import { refreshAuth } from './flows/refresh-auth.ts'
import { srpAuth } from './flows/srp-auth.ts'
import { userAuth } from './flows/user-auth.ts'
import { watchedStart } from './watched.ts'

type FlowName = Input<'InitiateAuth'>['AuthFlow']
type Flow = (attempt: Attempt, flow: FlowName, context: Context) => AuthAnswer | Promise<AuthAnswer>

interface FlowRow {
  readonly callers: readonly Caller[]
  readonly begin: Flow
}

const everyone: readonly Caller[] = ['user', 'admin']
// AWS: InitiateAuth and AdminInitiateAuth, "AuthFlow".
const flows: Readonly<Record<FlowName, FlowRow>> = {
  USER_PASSWORD_AUTH: { callers: ['user'], begin: passwordAuth },
  ADMIN_USER_PASSWORD_AUTH: { callers: ['admin'], begin: passwordAuth },
  ADMIN_NO_SRP_AUTH: { callers: ['admin'], begin: passwordAuth },
  USER_SRP_AUTH: { callers: everyone, begin: srpAuth },
  REFRESH_TOKEN_AUTH: { callers: everyone, begin: refreshAuth },
  REFRESH_TOKEN: { callers: everyone, begin: refreshAuth },
  CUSTOM_AUTH: { callers: everyone, begin: customAuth },
  USER_AUTH: { callers: everyone, begin: userAuth },
}

/** Begins a sign-in, for InitiateAuth, AdminInitiateAuth and the login page alike. */
export function startAuth(attempt: Attempt, flow: FlowName, context: Context): AuthAnswer | Promise<AuthAnswer> {
  const { callers, begin } = flows[flow]
  if (!callers.includes(attempt.caller)) throw flowNotSupported()
  const rotated = attempt.client.RefreshTokenRotation?.Feature === 'ENABLED' && flow.startsWith('REFRESH_TOKEN')
  if (!allowsFlow(attempt.client, flow) || rotated) throw flowNotEnabled(flow)
  return watchedStart(attempt, flow, context, (watched) => begin(watched, flow, context))
}
