import type { Context } from '../operation.ts'

/** What nobody who watches may see. By member name, because records of every kind go through. */
const secretMembers = new Set([
  'privateKey',
  'password',
  'passwordHash',
  'passwordHistory',
  // Of a file of users.
  'text',
  'ClientSecret',
  'SecretValue',
  'clientSecrets',
  'refreshToken',
  'previous',
  'simulationSecret',
  'state',
  'secret',
  'pendingToken',
  'material',
  'privateChallengeParameters',
  'challengeAnswer',
])

/** Calls back with every change from now on, without secrets, as a line of JSON. Gives the function that ends it. */
export function followEvents({ store }: Pick<Context, 'store'>, tell: (line: string) => void): () => void {
  return store.subscribe((entries) => {
    for (const entry of entries) tell(JSON.stringify(entry, redacted))
  })
}

function redacted(name: string, value: unknown): unknown {
  return secretMembers.has(name) && value !== undefined ? '<redacted>' : value
}
