/** The cookies of the hosted pages. All of them are the server's alone, and none has a name that another pool's could take over. */
import type { Context as Call } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { federationSeconds } from '../../operations/federation/pending.ts'
import type { SessionCookie } from '../../operations/oauth/hosted-sign-in.ts'

const year = 365 * 86_400

function write(c: Call, name: string, value: string, maxAge?: number): void {
  // A link from the app must find the session, so the strictest SameSite would be too strict.
  const secure = c.req.url.startsWith('https:')
  setCookie(c, name, value, { path: '/', httpOnly: true, sameSite: 'Lax', secure, ...(maxAge !== undefined && { maxAge }) })
}

/** Pools share a host name here, where AWS gives each a domain: so each has a cookie. */
// Seen: AWS's is named `cognito`.
const sessionName = (userPoolId: string) => `cognito-${encodeURIComponent(userPoolId)}`

export const sessionCookie = {
  read: (c: Call, userPoolId: string): string | undefined => getCookie(c, sessionName(userPoolId)),
  write: (c: Call, userPoolId: string, { text, seconds }: SessionCookie): void => write(c, sessionName(userPoolId), text, seconds),
  clear: (c: Call, userPoolId: string): void => void deleteCookie(c, sessionName(userPoolId), { path: '/' }),
}

/** What every form repeats: a page of another site can send our cookie along, but cannot read it. */
// Seen: AWS's name, and that forms have the cookie's value as `_csrf`: scripts that sign in over HTTP rely on it.
export const csrfCookie = {
  read: (c: Call): string | undefined => getCookie(c, 'XSRF-TOKEN'),
  write: (c: Call, text: string): void => write(c, 'XSRF-TOKEN', text),
}

/** Ties what a provider sends back to the browser that was sent there. */
export const federationCookie = {
  read: (c: Call): string | undefined => getCookie(c, 'cognito-federation'),
  write: (c: Call, text: string): void => write(c, 'cognito-federation', text, federationSeconds),
}

/** The language that `lang` chose last. */
export const languageCookie = {
  read: (c: Call): string | undefined => getCookie(c, 'lang'),
  write: (c: Call, language: string): void => write(c, 'lang', language, year),
}

/** A browser that a user told to be remembered. */
const deviceName = (userPoolId: string) => `cognito-device-${encodeURIComponent(userPoolId)}`

export const deviceCookie = {
  read: (c: Call, userPoolId: string): string | undefined => getCookie(c, deviceName(userPoolId)),
  write: (c: Call, userPoolId: string, text: string): void => write(c, deviceName(userPoolId), text, year),
}
