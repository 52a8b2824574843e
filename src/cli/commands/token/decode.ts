import { defineCommand } from '../../command.ts'
import { argument, flag } from '../../parameter.ts'
import { style } from '../../style.ts'
import { explain, validity } from '../../token/explain.ts'
import { givenToken, tokenType } from '../../token/given-token.ts'
import { isEncrypted, parseJwt } from '../../token/jwt.ts'

export const tokenDecode = defineCommand({
  description: [
    'Shows the header and the claims with times in words and what each claim of Cognito means, and whether the token has expired. Nothing is asked of the emulator and the signature is not checked.',
    'Without a token it explains the one that `cogmock login` keeps.',
  ],
  parameters: {
    jwt: argument('JWT', 'The token, or - to read it from standard input'),
    type: tokenType('Which of the kept tokens, where none is given'),
    json: flag('Print one JSON document: header, claims, expiresAt, expired'),
  },
  examples: [
    { command: 'cogmock token decode', purpose: 'Explain the access token of the user who is signed in:' },
    { command: 'cogmock token get --type id | cogmock token decode -', purpose: 'Explain a token from a pipe:' },
    { command: 'cogmock token decode --json | jq .claims.scope', purpose: 'Pick one claim in a script:' },
  ],
  async run({ jwt, type, json }, io) {
    const token = parseJwt(await givenToken(jwt, type ?? 'access', io))
    const now = Date.now() / 1000
    if (isEncrypted(token)) {
      if (json) io.out.write(`${JSON.stringify({ header: token.header, encrypted: true }, null, 2)}\n`)
      else
        io.out.write('A refresh token: encrypted, so that only the user pool can read it. Trade it for others with `cogmock token get`.\n')
      return 0
    }
    if (!json) {
      io.out.write(explain(token, now, style(io.out, io.env)))
      return 0
    }
    const { exp } = token.claims
    const expiresAt = typeof exp === 'number' ? new Date(exp * 1000).toISOString() : null
    const document = { ...token, expiresAt, expired: validity(token, now).state === 'expired' }
    io.out.write(`${JSON.stringify(document, null, 2)}\n`)
    return 0
  },
})
