import type { Context as Call } from 'hono'
import { bodyText } from '../body-text.ts'

/** Bytes. The largest forms are one with a passkey, and what providers post. */
const formLimit = 64 * 1024

/** A posted form; undefined where it is larger than any of ours. */
export async function formBody(c: Call): Promise<URLSearchParams | undefined> {
  const text = await bodyText(c, formLimit)
  return text === undefined ? undefined : new URLSearchParams(text)
}
