import type { IncomingMessage } from 'node:http'

/** AWS: a managed login branding with its images is at most 2 MB, the largest request of the API; base64 makes it a third larger. */
export const bodyLimit = 4 * 1024 * 1024

/** @returns undefined where the body is larger than the limit; the rest of it was not read */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= bodyLimit) chunks.push(chunk)
      else {
        request.pause()
        resolve(undefined)
      }
    })
    request.on('end', () => resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString()))
    request.on('error', reject)
    request.on('aborted', () => reject(new Error('The client went away')))
  })
}
