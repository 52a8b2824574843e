import type { Log } from '../log.ts'
import { deliveryQueue } from './delivery-queue.ts'

export interface Mail {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** May have HTML in it, as message templates do. */
  readonly body: string
}

export interface Mailer {
  /** Queues a mail. Never waits, never throws; a mail that cannot be delivered is said in the log. */
  send(mail: Mail, failed?: (reason: string) => void): void
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** @param url `smtp://user:password@host:port`, or `smtps:` */
export function smtpMailer(url: string, log: Log): Mailer {
  const open = async () => {
    const { createTransport } = await import('nodemailer')
    // A catcher of mails on this machine rarely has a certificate that anybody signed.
    const transport = createTransport({ url, ...timeouts, tls: { rejectUnauthorized: false } })
    const deliver = ({ from, to, subject, body }: Mail) => transport.sendMail({ from, to, subject, text: withoutTags(body), html: body })
    return { deliver, close: () => transport.close() }
  }
  return { send: deliveryQueue('A mail', log, open) }
}

/** A link says where it leads, for those who read mails as text. */
const withoutTags = (body: string): string =>
  body
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gi, '$2 ($1)')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
