/** Which paths are the OAuth server's. Known without loading it. */

/** The other place where one of the reference manuals has them. */
export const oauthPrefix = '/_aws/cognito-idp'

/** Called by apps, scripts of web pages among them. */
const callPaths: ReadonlySet<string> = new Set(['/oauth2/token', '/oauth2/userInfo', '/oauth2/revoke', '/oauth2/register'])

/** Where browsers go: followed from links of other sites, posted to from our own pages only. */
export const pagePaths = {
  authorize: '/oauth2/authorize',
  login: '/login',
  logout: '/logout',
  signUp: '/signup',
  confirm: '/confirm',
  confirmUser: '/confirmUser',
  resendCode: '/resendcode',
  forgotPassword: '/forgotPassword',
  confirmForgotPassword: '/confirmForgotPassword',
  selectChallenge: '/selectChallenge',
  newPassword: '/newPassword',
  mfa: '/mfa',
  selectMfa: '/selectMfa',
  mfaSetup: '/mfaSetup',
  passkey: '/passkey',
  addPasskey: '/passkeys/add',
  error: '/error',
  loggedOut: '/loggedOut',
} as const

/** A parameter of ours at the authorization endpoint: the request comes from a form of a page. */
export const byForm = 'by_form'

/** Where identity providers send browsers back to; some have them post a form of theirs. */
export const providerPaths = { openId: '/oauth2/idpresponse', saml: '/saml2/idpresponse', samlLogout: '/saml2/logout' } as const

/** The page of a provider that the emulator plays. */
const standInPath = /^\/_cogmock\/stand-in\/\w+\/authorize$/

/** What apps ask it for. */
const standInCall = /^\/_cogmock\/stand-in\/\w+\/(?:token|attributes|keys|\.well-known\/openid-configuration)$/

const visited: ReadonlySet<string> = new Set(Object.values(pagePaths))
const postedTo: ReadonlySet<string> = new Set(Object.values(providerPaths))

export function oauthPath(path: string): 'call' | 'visit' | 'provider' | undefined {
  const own = path.startsWith(`${oauthPrefix}/`) ? path.slice(oauthPrefix.length) : path
  if (callPaths.has(own) || standInCall.test(path)) return 'call'
  if (postedTo.has(own)) return 'provider'
  if (standInPath.test(path)) return 'visit'
  return visited.has(own) ? 'visit' : undefined
}
