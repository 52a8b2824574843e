import { defineCommand } from '../command.ts'
import { type Connection, connect, connectionParameters } from '../connection.ts'
import type { Io } from '../io.ts'
import { choice, flag, option, withDefault } from '../parameter.ts'
import { type Session, saveSession } from '../session/session.ts'
import { lineAsk, refusingAsk, terminalAsk } from '../sign-in/ask.ts'
import { type FoundClient, findClient } from '../sign-in/find-client.ts'
import { signIn, signInFlows } from '../sign-in/sign-in.ts'
import { isEncrypted, parseJwt } from '../token/jwt.ts'

export const login = defineCommand({
  description: [
    'Signs a user in as an app would: over SRP unless you say otherwise, answering a change of password, codes and the choice of a second factor. What was not given is asked for on a terminal; where there is only one user pool or client, that one is taken.',
    'The tokens are kept in the keychain of your system (Secret Service on Linux), or where there is none in a file that only you can read; it says which. COGMOCK_KEYCHAIN=off always takes the file.',
  ],
  parameters: {
    username: option('NAME', 'Who signs in: the username or an alias', { short: 'u', completer: 'username' }),
    passwordStdin: flag('Read the password from the first line of standard input, and answers to what else is asked from the next'),
    userPoolId: option('ID', 'The user pool', { completer: 'user-pool' }),
    clientId: option('ID', 'The app client', { completer: 'client' }),
    clientSecret: option('SECRET', 'Its secret, where the emulator may not tell it'),
    browser: flag('Sign in on the hosted pages, in your browser, and wait for it'),
    flow: withDefault(choice(signInFlows, 'How to prove who it is'), 'srp'),
    acr: option('NAMES', 'The authentication level to reach: names of levels, the best one first'),
    json: flag('Print one JSON object instead of a sentence'),
    ...connectionParameters,
  },
  examples: [
    { command: 'cogmock login', purpose: 'Be asked for everything:' },
    { command: 'cogmock login --browser', purpose: 'On the hosted pages:' },
    { command: 'cogmock login --acr urn:cognito:loa:4', purpose: 'With as many factors as a level takes:' },
    { command: "echo 'Password1!' | cogmock login --username ada --password-stdin", purpose: 'In a script:' },
    {
      command: "printf '%s\\n' 'Temporary1!' 'Password1!' | cogmock login --username ada --password-stdin",
      purpose: 'With a new password for a temporary one:',
    },
  ],
  async run({ passwordStdin, browser, flow, acr, json, endpointUrl, region, ...given }, io) {
    const connection = connect({ endpointUrl, region }, io)
    const ask = passwordStdin ? lineAsk(io) : io.in.isTty ? await terminalAsk() : refusingAsk()
    // Choosing a pool or a client is not what the lines of standard input are for.
    const client = await findClient(given, connection, passwordStdin ? refusingAsk() : ask)
    const tokens = browser ? await browserTokens(client, acr, connection, io) : await typedTokens()
    const { id, access } = tokens
    const { clientSecret, ...identity } = client
    const session = {
      endpoint: connection.url.href.replace(/\/$/, ''),
      region: connection.region,
      ...identity,
      ...(clientSecret !== undefined && { clientSecret }),
      username: nameIn(access ?? id) ?? given.username ?? '',
      tokens,
    }
    const kept = await saveSession(session, io)
    const where = kept.kind === 'keychain' ? 'the keychain' : kept.path
    if (json) {
      io.out.write(
        `${JSON.stringify({ username: session.username, ...identity, keptIn: kept.kind === 'keychain' ? 'keychain' : kept.path }, null, 2)}\n`,
      )
    } else io.out.write(`Signed in as ${session.username}. The tokens are in ${where}.\n`)
    return 0

    async function typedTokens(): Promise<Session['tokens']> {
      const username = given.username ?? (await (passwordStdin ? refusingAsk() : ask).text('Username? (--username)'))
      const { IdToken, AccessToken, RefreshToken } = await signIn({ ...client, username, flow, acr, ask }, connection, io)
      return present({ id: IdToken, access: AccessToken, refresh: RefreshToken })
    }
  },
})

async function browserTokens(client: FoundClient, acr: string | undefined, connection: Connection, io: Io): Promise<Session['tokens']> {
  const { browserSignIn } = await import('../oauth/browser-sign-in.ts')
  const { id_token, access_token, refresh_token } = await browserSignIn(client, acr, connection, io)
  return present({ id: id_token, access: access_token, refresh: refresh_token })
}

function present(tokens: { readonly [Type in keyof Session['tokens']]: string | undefined }): Session['tokens'] {
  return Object.fromEntries(Object.entries(tokens).filter(([, token]) => token !== undefined))
}

function nameIn(token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  const parsed = parseJwt(token)
  return !isEncrypted(parsed) && typeof parsed.claims.username === 'string' ? parsed.claims.username : undefined
}
