/** The API without an SDK, for tests that make very many calls. */
import { Agent, request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly json: Record<string, unknown>
}

export type Call = (operation: string, body: object) => Promise<Answer>

/** @param connections kept open; more calls wait for one */
export function caller(url: string, connections: number): { readonly call: Call; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const call: Call = (operation, body) =>
    new Promise((resolve, reject) => {
      const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`, 'content-type': 'application/x-amz-json-1.1' }
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          try {
            resolve({ status: response.statusCode ?? 0, json: JSON.parse(Buffer.concat(chunks).toString()) })
          } catch (error) {
            reject(error)
          }
        })
      })
      sent.on('error', reject)
      sent.end(JSON.stringify(body))
    })
  return { call, close: () => agent.destroy() }
}
