/** Which paths are the OAuth server's. Known without loading it. */

/** The other place where one of the reference manuals has them. */
export const oauthPrefix = '/_aws/cognito-idp'

/** Called by apps, scripts of web pages among them. */
const callPaths: ReadonlySet<string> = new Set(['/oauth2/token', '/oauth2/userInfo', '/oauth2/revoke'])

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
} as const

const visited: ReadonlySet<string> = new Set(Object.values(pagePaths))

export function oauthPath(path: string): 'call' | 'visit' | undefined {
  const own = path.startsWith(`${oauthPrefix}/`) ? path.slice(oauthPrefix.length) : path
  if (callPaths.has(own)) return 'call'
  return visited.has(own) ? 'visit' : undefined
}
