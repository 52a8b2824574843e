import type { Style } from '../style.ts'
import { claimMeaning, headerMeanings, timeClaims } from './claim-meanings.ts'
import type { Jwt } from './jwt.ts'
import { duration, fromNow, instant } from './time-in-words.ts'

/** Whether the token's time has come and not gone. @param now seconds since the epoch */
export function validity(
  { claims }: Jwt,
  now: number,
): { readonly state: 'valid' | 'expired' | 'early' | 'endless'; readonly text: string } {
  const { exp, nbf } = claims
  if (typeof nbf === 'number' && nbf > now) return { state: 'early', text: `Not valid yet: only ${fromNow(nbf, now)}.` }
  if (typeof exp !== 'number') return { state: 'endless', text: 'It has no expiry.' }
  if (exp <= now) return { state: 'expired', text: `Expired ${fromNow(exp, now)}.` }
  return { state: 'valid', text: `Not expired: good for another ${duration(exp - now)}.` }
}

/** The token for people: each member with its value and what it means. @param now seconds since the epoch */
export function explain(token: Jwt, now: number, { bold, dim, green, red }: Style): string {
  const rows = (members: Readonly<Record<string, unknown>>, meaning: (name: string) => string) =>
    Object.entries(members).flatMap(([name, value]) => [`  ${bold(name)}  ${shown(name, value, now)}`, `      ${dim(meaning(name))}`])
  const { state, text } = validity(token, now)
  return [
    bold('Header'),
    ...rows(token.header, (name) => headerMeanings[name] ?? 'Not one of Cognito'),
    '',
    bold('Claims'),
    ...rows(token.claims, claimMeaning),
    '',
    (state === 'valid' ? green : red)(text),
    dim('The signature was not checked: `cogmock token verify` does that.'),
    '',
  ].join('\n')
}

function shown(name: string, value: unknown, now: number): string {
  if (timeClaims.has(name) && typeof value === 'number') return `${value}: ${instant(value)}, ${fromNow(value, now)}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}
