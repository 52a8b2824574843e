import { Failure } from '../../../client/failure.ts'
import { defineCommand } from '../../command.ts'
import { withDefault } from '../../parameter.ts'
import { freshTokens } from '../../session/fresh-tokens.ts'
import { requireSession } from '../../session/session.ts'
import { tokenType } from '../../token/given-token.ts'

export const tokenGet = defineCommand({
  description: [
    'Prints the token of the user who is signed in and nothing else. One that has expired, or will within a minute, is refreshed first.',
  ],
  parameters: { type: withDefault(tokenType('Which token'), 'access') },
  examples: [
    { command: 'curl -H "Authorization: Bearer $(cogmock token get)" http://localhost:8080/', purpose: 'Call an API of your own:' },
    { command: 'cogmock token get --type id', purpose: 'The token that says who the user is:' },
  ],
  exitCodes: { 1: 'Nobody is signed in, or the sign-in has ended' },
  async run({ type }, io) {
    const session = await freshTokens(await requireSession(io), type, io)
    const token = session.tokens[type]
    if (token === undefined) throw new Failure(1, `The sign-in gave no ${type} token.`)
    io.out.write(`${token}\n`)
    return 0
  },
})
