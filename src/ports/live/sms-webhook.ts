import type { Log } from '../log.ts'
import type { Texter, TextMessage } from '../texter.ts'
import { deliveryQueue } from './delivery-queue.ts'

/** Milliseconds. */
const patience = 10_000

/** POSTs each text message to a URL; what is not answered with 2xx is tried twice more. */
export function smsWebhook(url: string, log: Log): Texter {
  const open = async () => {
    const { request } = await import('undici')
    const deliver = async (message: TextMessage): Promise<void> => {
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(patience),
      })
      const answer = await body.text()
      if (statusCode >= 300) throw new Error(`${url} answered ${statusCode}: ${answer.slice(0, 200)}`)
    }
    return { deliver, close: () => {} }
  }
  return { send: deliveryQueue('A text message', log, open) }
}
