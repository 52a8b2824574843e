/** `CreateUserPool` to `create-user-pool`, `AllowedOAuthFlows` to `allowed-o-auth-flows`: the AWS CLI's spelling. */
export function kebabCase(name: string): string {
  // AWS: the reference CLI's transformation keeps a plural abbreviation together (`CallbackURLs` to `callback-urls`).
  const special = /[A-Z]{2,}s$/.exec(name)
  const head = special ? `${name.slice(0, special.index)}-${special[0].toLowerCase()}` : name
  return head
    .replace(/^-/, '')
    .replace(/([^-])([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
}

/** `UserPoolId` to `userPoolId`, as the API's validation messages name a member. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
