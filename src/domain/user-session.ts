/** User sessions, which a pool with session tracking keeps records of: sign-ins of apps, and browsers that stay signed in. */
// AWS: "Managing user sessions", and the types of its operations.
import type { SessionDescriptionType } from '../model/generated/cognito-idp-types.ts'
import type { UserPool, UserPoolClient } from './records/pools.ts'
import type { HostedSession, SessionFacts, SignIn } from './records/sign-ins.ts'

/** What a request tells of the one who made it. */
export interface Caller {
  readonly address: string
  readonly userAgent: string
}

export const untouchedPoolSessions = { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } } as const
/** Minutes. */
const untouchedMaxValidity = 60

export const tracksSessions = ({ sessionConfiguration }: UserPool): boolean => sessionConfiguration?.UserSessionTracking === 'ENABLED'

export type TrackedSignIn = SignIn & Required<Pick<SignIn, 'session'>>
export type TrackedBrowser = HostedSession & Required<Pick<HostedSession, 'session'>>

export function isActiveSession(signIn: SignIn, now: number): signIn is TrackedSignIn {
  return signIn.session !== undefined && signIn.revoked !== true && signIn.expires > now
}

/** The sessions that have to end before another one can begin, the least recently used first. */
export function surplus(active: readonly TrackedSignIn[], { sessionConfiguration = untouchedPoolSessions }: UserPool): TrackedSignIn[] {
  const ended = active.length - sessionConfiguration.TokenSession.MaxPerUser + 1
  return ended <= 0 ? [] : [...active].sort((a, b) => a.session.lastActive - b.session.lastActive).slice(0, ended)
}

/** The record with its session used by a caller now; unchanged where it is no session. */
export const sessionUsed =
  (now: number, caller: Caller | undefined) =>
  <R extends { readonly session?: SessionFacts }>(record: R): R =>
    record.session === undefined ? record : { ...record, session: { ...record.session, ...activity(now, caller) } }

/** The sign-in ended for good, and no longer a session. */
export function sessionRevoked({ session: _, ...signIn }: SignIn): SignIn {
  return { ...signIn, revoked: true }
}

/** What is known of a session that begins. */
export function newSession(id: string, now: number, caller: Caller | undefined): SessionFacts {
  return { id, created: now, ...activity(now, caller) }
}

function activity(now: number, caller: Caller | undefined): Omit<SessionFacts, 'id' | 'created'> {
  const address = caller?.address
  return { lastActive: now, device: deviceType(caller?.userAgent ?? ''), ...(address && { address }) }
}

export function describedSignIn(signIn: TrackedSignIn, isCurrent: boolean): SessionDescriptionType {
  const { session, ClientId } = signIn
  return { ...described(signIn), SessionType: 'TOKEN', ClientId, OriginSessionId: session.origin, IsCurrentSession: isCurrent }
}

export function describedBrowser(browser: TrackedBrowser): SessionDescriptionType {
  return { ...described(browser), SessionType: 'SSO', ClientId: browser.session.ClientId, IsCurrentSession: false }
}

function described({ session }: TrackedSignIn | TrackedBrowser): SessionDescriptionType {
  return {
    SessionId: session.id,
    CreateDate: session.created,
    LastActiveDate: session.lastActive,
    DeviceType: session.device,
    LastIPAddress: session.address,
    // AWS: a country that the address does not tell is `unknown`, and then there is no city. No address of this machine tells one.
    LastLocation: { Country: 'unknown' },
  }
}

/** Minutes since its user proved who it is that a client reuses a single sign-on session without asking again; 0 for never. */
export const maxValidityOf = (client: UserPoolClient): number => client.ssoMaxValidityMinutes ?? untouchedMaxValidity

/** Browsers by what their user agents call them, those first that also claim to be one of the others. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+).* Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bWindows NT (\d+)/, 'Windows'],
  [/\bAndroid (\d+)/, 'Android'],
  [/\b(?:iPhone )?OS (\d+(?:_\d+)?) like Mac/, 'iOS'],
  [/\bMac OS X (\d+[._]\d+)/, 'macOS'],
  [/\b(?:Linux)\b()/, 'Linux'],
]

// AWS: ListUserSessions, "DeviceType": "Chrome 125 / macOS 15.0" of a browser; what is none is `unknown`.
function deviceType(userAgent: string): string {
  const browser = named(browsers, userAgent)
  return browser === undefined ? 'unknown' : [browser, named(systems, userAgent)].filter((part) => part !== undefined).join(' / ')
}

function named(table: typeof browsers, userAgent: string): string | undefined {
  for (const [pattern, name] of table) {
    const [, version] = pattern.exec(userAgent.slice(0, 512)) ?? []
    if (version !== undefined) return version === '' ? name : `${name} ${version.replace('_', '.')}`
  }
  return undefined
}
