import { usageFailure } from '../../client/failure.ts'
import type { Parameter } from '../command.ts'
import type { Io } from '../io.ts'
import { choice } from '../parameter.ts'
import { requireSession } from '../session/session.ts'

export const tokenTypes = ['id', 'access', 'refresh'] as const
export type TokenType = (typeof tokenTypes)[number]

export function tokenType(summary: string): Parameter<TokenType | undefined> {
  return choice(tokenTypes, summary)
}

/** The token on the command line, on standard input where that is `-`, else the one that `cogmock login` keeps. @throws Failure */
export async function givenToken(argument: string | undefined, type: TokenType, io: Io): Promise<string> {
  if (argument === undefined) return (await requireSession(io)).tokens[type] ?? missing(type)
  if (argument !== '-') return argument
  const text = io.in.readAll().trim()
  if (text === '') throw usageFailure('There is no token on standard input.')
  return text
}

function missing(type: TokenType): never {
  throw usageFailure(`No ${type} token was issued at sign-in.`)
}
