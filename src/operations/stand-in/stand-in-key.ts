import { parsedToken, signingInput } from '../../domain/jwt.ts'
import type { StoredKey } from '../../domain/records/pools.ts'
import { serviceKey } from '../discovery/service-key.ts'
import type { Context } from '../operation.ts'

/** The key that stand-ins sign with. */
export const standInKey = (context: Context): Promise<StoredKey> => serviceKey('standIn', 'RS256', context)

type Claims = Readonly<Record<string, unknown>>

/** What is handed out and comes back: nothing of it is kept. @param use tells codes, access tokens and ID tokens apart */
export async function standInToken(use: string, claims: Claims, context: Context): Promise<string> {
  const key = await standInKey(context)
  const input = signingInput(key.kid, { ...claims, token_use: use })
  return `${input}.${await context.keys.sign(key, input)}`
}

/** The claims of a token; undefined where it is not ours, not for this use, or too old. */
export async function standInClaimsOf(use: string, token: string, context: Context): Promise<Claims | undefined> {
  const [key, parsed] = [await standInKey(context), parsedToken(token)]
  if (parsed === undefined || !context.keys.verify(key, parsed.signed, parsed.signature)) return undefined
  const { token_use, exp } = parsed.claims
  return token_use === use && Number(exp) > context.clock.now() ? parsed.claims : undefined
}
