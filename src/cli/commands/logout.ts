import { isFailure } from '../../client/failure.ts'
import { defineCommand } from '../command.ts'
import { connect } from '../connection.ts'
import { forgetSession, readSession } from '../session/session.ts'

export const logout = defineCommand({
  description: [
    'Revokes the refresh token, which ends every access and ID token that came from it, and forgets what was kept. Where the emulator cannot be asked, it still forgets and says that the tokens were not revoked.',
  ],
  parameters: {},
  examples: [{ command: 'cogmock logout', purpose: 'Sign out:' }],
  async run(_values, io) {
    const session = await readSession(io)
    if (session === undefined) {
      io.out.write('Nobody was signed in.\n')
      return 0
    }
    const { endpoint, region, clientId, clientSecret, username, tokens } = session
    let problem: string | undefined
    if (tokens.refresh !== undefined) {
      try {
        const { invoke } = connect({ endpointUrl: endpoint, region }, io)
        await invoke('RevokeToken', { ClientId: clientId, Token: tokens.refresh, ClientSecret: clientSecret })
      } catch (error) {
        if (!isFailure(error)) throw error
        problem = error.message
      }
    }
    await forgetSession(io)
    io.out.write(`${username} is signed out.\n`)
    if (problem !== undefined) io.err.write(`The tokens are forgotten, but were not revoked: ${problem}\n`)
    return 0
  },
})
