import { timingSafeEqual } from 'node:crypto'

/** Whether an `Authorization` header has the token that the run file has: whoever can read that file is the daemon's owner. */
export function knowsToken(token: string, authorization: string | undefined): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
