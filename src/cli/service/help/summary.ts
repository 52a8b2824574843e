/** What operations do whose names do not say it by themselves. */
const own: Readonly<Record<string, string>> = {
  AddCustomAttributes: 'Adds attributes of your own to a user pool',
  AdminAddUserToGroup: 'Puts a user into a group',
  AdminConfirmSignUp: 'Confirms a sign-up without a code',
  AdminForgetDevice: "Forgets a user's device",
  AdminInitiateAuth: 'Begins a sign-in from a server',
  AdminLinkProviderForUser: 'Links a user to an identity at an external provider',
  AdminRemoveUserFromGroup: 'Takes a user out of a group',
  AdminResetUserPassword: "Makes a user's password invalid and sends a code for a new one",
  AdminRespondToAuthChallenge: 'Answers what a sign-in from a server asks for next',
  AdminUserGlobalSignOut: "Ends all of a user's sessions",
  AssociateSoftwareToken: 'Begins to set up an authenticator app',
  ChangePassword: 'Changes the password of the user who is signed in',
  CompleteWebAuthnRegistration: 'Finishes the registration of a passkey',
  ConfirmDevice: 'Confirms a device to be remembered',
  ConfirmForgotPassword: 'Sets a new password with the code that was sent',
  ConfirmSignUp: 'Confirms a sign-up with the code that was sent',
  ForgetDevice: 'Forgets a device of the user who is signed in',
  ForgotPassword: 'Sends a code for setting a new password',
  GetId: 'Shows or makes the identity for a login',
  GetOpenIdToken: 'Issues an OpenID token for an identity',
  GetOpenIdTokenForDeveloperIdentity: 'Issues an OpenID token for a user of your own backend',
  GetTokensFromRefreshToken: 'Issues new tokens for a refresh token',
  GetUserAttributeVerificationCode: 'Sends a code that verifies an attribute',
  GlobalSignOut: 'Ends all sessions of the user who is signed in',
  InitiateAuth: 'Begins a sign-in',
  LookupDeveloperIdentity: 'Finds the identity of a user of your own backend, or the other way round',
  MergeDeveloperIdentities: 'Makes two identities one',
  ResendConfirmationCode: 'Sends the code of a sign-up again',
  RespondToAuthChallenge: 'Answers what a sign-in asks for next',
  RevokeToken: 'Revokes a refresh token and what was issued from it',
  SignUp: 'Registers a user who signs up by themselves',
  StartWebAuthnRegistration: 'Begins the registration of a passkey',
  TagResource: 'Puts tags on a user pool or an identity pool',
  UnlinkDeveloperIdentity: 'Unlinks a user of your own backend from an identity',
  UnlinkIdentity: 'Unlinks logins from an identity',
  UntagResource: 'Takes tags off a user pool or an identity pool',
  VerifySoftwareToken: 'Verifies a code of an authenticator app that is being set up',
  VerifyUserAttribute: 'Verifies an attribute with the code that was sent',
}

const verbs: Readonly<Record<string, string>> = {
  Create: 'Creates',
  Delete: 'Deletes',
  Describe: 'Shows',
  Disable: 'Disables',
  Enable: 'Enables',
  Get: 'Shows',
  List: 'Lists',
  Set: 'Sets',
  Start: 'Starts',
  Stop: 'Stops',
  Update: 'Changes',
  Add: 'Adds',
}

/** `UserPoolMfaConfig` to `user pool MFA configuration`. */
function words(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z]+$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
    .replace(/\bmfa\b/gi, 'MFA')
    .replace(/\bconfig\b/g, 'configuration')
}

/** One line on what an operation does, without a full stop. */
export function operationSummary(operation: string): string {
  const given = own[operation]
  if (given !== undefined) return given
  const byAdmin = operation.startsWith('Admin')
  const [, verb = '', rest = ''] = /^(?:Admin)?([A-Z][a-z]+)(.*)$/.exec(operation) ?? []
  const object = words(rest)
  const plural = verb === 'List' || /s$/.test(object)
  const article = plural ? '' : verb === 'Set' || verb === 'Get' ? 'the ' : /^[aeio]/i.test(object) ? 'an ' : 'a '
  return `${verbs[verb] ?? `${verb}s`} ${article}${object}${byAdmin ? ', as an administrator' : ''}`
}
