import { Failure, isFailure } from '../../client/failure.ts'
import { defineCommand } from '../command.ts'
import { connect } from '../connection.ts'
import type { Io } from '../io.ts'
import { flag } from '../parameter.ts'
import { freshTokens } from '../session/fresh-tokens.ts'
import { requireSession, type Session } from '../session/session.ts'
import { style } from '../style.ts'
import { isEncrypted, parseJwt } from '../token/jwt.ts'

export const whoami = defineCommand({
  description: ['Asks the emulator who the kept tokens belong to, so that it also says whether they still work.'],
  parameters: { json: flag('Print one JSON object') },
  examples: [
    { command: 'cogmock whoami', purpose: 'Who is signed in, and where?' },
    { command: 'cogmock whoami --json | jq -r .attributes.sub', purpose: "The user's id in a script:" },
  ],
  exitCodes: { 1: 'Nobody is signed in, or the sign-in has ended' },
  async run({ json }, io) {
    const session = await freshTokens(await requireSession(io), 'access', io)
    const attributes = await userAttributes(session, io)
    const document = {
      username: session.username,
      userPoolId: session.userPoolId,
      clientId: session.clientId,
      endpoint: session.endpoint,
      groups: groupsOf(session),
      attributes,
    }
    if (json) {
      io.out.write(`${JSON.stringify(document, null, 2)}\n`)
      return 0
    }
    const { bold, dim } = style(io.out, io.env)
    const { username, userPoolId, clientId, endpoint, groups } = document
    io.out.write(`${bold(username)} in ${userPoolId} at ${endpoint}, through client ${clientId}\n`)
    if (groups.length > 0) io.out.write(`${dim('groups')} ${groups.join(', ')}\n`)
    for (const [name, value] of Object.entries(attributes)) io.out.write(`${dim(name)} ${value}\n`)
    return 0
  },
})

async function userAttributes(session: Session, io: Io): Promise<Readonly<Record<string, string>>> {
  const { invoke } = connect({ endpointUrl: session.endpoint, region: session.region }, io)
  try {
    const { UserAttributes = [] } = await invoke('GetUser', { AccessToken: session.tokens.access ?? '' })
    return Object.fromEntries(UserAttributes.map(({ Name, Value = '' }) => [Name, Value]))
  } catch (error) {
    if (!isFailure(error) || !('code' in error) || !['NotAuthorizedException', 'UserNotFoundException'].includes(String(error.code)))
      throw error
    throw new Failure(1, 'The sign-in has ended.', 'Sign in again with `cogmock login`.')
  }
}

function groupsOf({ tokens }: Session): readonly string[] {
  if (tokens.access === undefined) return []
  const parsed = parseJwt(tokens.access)
  const groups = isEncrypted(parsed) ? undefined : parsed.claims['cognito:groups']
  return Array.isArray(groups) ? groups.map(String) : []
}
