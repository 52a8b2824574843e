/** What the forms of a page may lead to, in the words of Content-Security-Policy. */

/** Where apps of this machine answer: what a callback leads on to is part of the same navigation, and often another port. */
const here = ['localhost', '*.localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `https://${host}:*`])

interface App {
  readonly CallbackURLs?: readonly string[] | undefined
  readonly LogoutURLs?: readonly string[] | undefined
}

/**
 * Our own pages, and where they send browsers after a form: browsers hold the redirects that follow a form against the policy of its page.
 * @param app that a sign-in leads back to; undefined where there is none
 */
export function formTargets(app: App | undefined): string {
  const apps = app === undefined ? [] : [...new Set([...(app.CallbackURLs ?? []), ...(app.LogoutURLs ?? [])].map(source)), ...here]
  return ["'self'", ...apps].join(' ')
}

/** An app on a phone has a scheme of its own; and not every host can be written as a source: an IPv6 address, or one with a semicolon. */
function source(url: string): string {
  const { protocol, origin } = new URL(url)
  return /^https?:\/\/[\w.-]+(?::\d+)?$/.test(origin) ? origin : protocol
}
