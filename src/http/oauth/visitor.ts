import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as Call } from 'hono'
import type { Caller } from '../../domain/user-session.ts'
import type { Browser } from '../../operations/oauth/authorize.ts'
import { hostedDomain } from '../../operations/oauth/hosted-domain.ts'
import type { Application } from '../application.ts'
import { hostName } from '../guard.ts'
import { federationCookie, sessionCookie } from './cookies.ts'

/** The pool of the domain that a request names; undefined where it names none. */
export function askedPool(c: Call, { shared }: Application): string | undefined {
  return hostedDomain(hostName(c.req.header('host') ?? ''), shared)?.UserPoolId
}

/** A browser as operations see it. */
export function browserOf(c: Call, application: Application): Browser {
  return {
    query: new URL(c.req.url).searchParams,
    userPoolId: askedPool(c, application),
    sessionText: (userPoolId) => sessionCookie.read(c, userPoolId),
    origin: new URL(c.req.url).origin,
    federationText: () => federationCookie.read(c),
  }
}

/** Who sent a request. */
export function callerOf(c: Call): Caller {
  return { address: getConnInfo(c).remote.address ?? '', userAgent: c.req.header('user-agent') ?? '' }
}

/** The query string as it came, with its `?`. */
export const searchOf = (c: Call): string => new URL(c.req.url).search

/** The page that says what is wrong with a request that cannot be sent back to an app. */
// Seen: AWS redirects to /error with the error and the client.
export function errorPage(c: Call, base: string, error: string, clientId: string | undefined, description?: string): Response {
  const query = new URLSearchParams({
    error,
    ...(description !== undefined && { error_description: description }),
    ...(clientId !== undefined && { client_id: clientId }),
  })
  return c.redirect(`${base}/error?${query}`)
}
