import type { Context as Call } from 'hono'

/** The body of a call; undefined where it is larger than `limit` bytes. What is beyond the limit is not read, however it is sent. */
export async function bodyText(c: Call, limit: number): Promise<string | undefined> {
  const length = c.req.header('content-length')
  if (length !== undefined) return Number(length) > limit ? undefined : c.req.text()
  const chunks: Uint8Array[] = []
  let read = 0
  for await (const chunk of c.req.raw.body ?? []) {
    read += chunk.byteLength
    if (read > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
