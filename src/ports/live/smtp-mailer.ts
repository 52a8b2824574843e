import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../log.ts'

export interface Mail {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** May have HTML in it, as message templates do. */
  readonly body: string
}

export interface Mailer {
  /** Queues a mail. Never waits, never throws; a mail that cannot be delivered is said in the log. */
  send(mail: Mail): void
}

const queuedAtMost = 1000
/** Milliseconds before each further try. */
const pauses = [1000, 5000]
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** @param url `smtp://user:password@host:port`, or `smtps:` */
export function smtpMailer(url: string, log: Log): Mailer {
  const queue: Mail[] = []
  let sending = false
  const deliver = async (): Promise<void> => {
    const { createTransport } = await import('nodemailer')
    // A catcher of mails on this machine rarely has a certificate that anybody signed.
    const transport = createTransport({ url, ...timeouts, tls: { rejectUnauthorized: false } })
    for (let mail = queue.shift(); mail !== undefined; mail = queue.shift()) {
      const { from, to, subject, body } = mail
      const failure = await tried(() => transport.sendMail({ from, to, subject, text: withoutTags(body), html: body }))
      if (failure === undefined) log.debug(`Sent a mail to ${to}.`)
      else log.warn(`A mail to ${to} could not be sent: ${failure}`)
    }
    transport.close()
  }
  return {
    send: (mail) => {
      if (queue.length >= queuedAtMost) return log.warn(`A mail to ${mail.to} was dropped: ${queuedAtMost} are waiting already.`)
      queue.push(mail)
      if (sending) return
      sending = true
      deliver()
        .catch((error) => log.warn(`Mails cannot be sent: ${error instanceof Error ? error.message : String(error)}`))
        .finally(() => {
          sending = false
        })
    },
  }
}

/** @returns why it failed, after the last try */
async function tried(work: () => Promise<unknown>): Promise<string | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await work()
      return undefined
    } catch (error) {
      const pause = pauses[attempt]
      if (pause === undefined) return error instanceof Error ? error.message : String(error)
      await wait(pause, undefined, { ref: false })
    }
  }
}

/** A link says where it leads, for those who read mails as text. */
const withoutTags = (body: string): string =>
  body
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gi, '$2 ($1)')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
