import type { Message } from '../../domain/records/users.ts'
import type { Log } from '../../ports/log.ts'
import type { Texter, TextMessage } from '../../ports/texter.ts'
import type { Context } from '../operation.ts'

/** What hands e-mail on; see `ports/live/smtp-mailer.ts`. */
export interface Mailer {
  /** @param failed is told where it could not be sent */
  send(
    mail: { readonly from: string; readonly to: string; readonly subject: string; readonly body: string },
    failed?: (reason: string) => void,
  ): void
}

// AWS: "Email settings for Amazon Cognito user pools", the sender of COGNITO_DEFAULT.
const defaultSender = 'no-reply@verificationemail.com'

/** Is told of a message that could not be sent. */
type Failed = (message: Message, reason: string) => void

/** Says every message in the log once it is durable, and hands it on. Gives the function that ends it. */
export function announceMessages(
  { store }: Pick<Context, 'store'>,
  log: Log,
  mailer?: Mailer,
  texter?: Texter,
  failed?: Failed,
): () => void {
  const sender = (userPoolId: string) => store.userPools.get(userPoolId)?.EmailConfiguration?.From ?? defaultSender
  return store.subscribe((entries) => {
    for (const { change } of entries) {
      if (change.kind !== 'message' || change.record === null) continue
      const message = change.record as Message
      for (const line of announcement(message)) log.info(line)
      if (message.handedOver) continue
      const tell = (reason: string) => failed?.(message, reason)
      if (message.medium === 'SMS') texter?.send(textMessage(message), tell)
      else {
        const mail = { from: sender(message.UserPoolId), to: message.destination, subject: message.subject ?? '', body: message.body }
        mailer?.send(mail, tell)
      }
    }
  })
}

const textMessage = ({ id, destination, body, code, UserPoolId, ClientId, Username, kind }: Message): TextMessage => ({
  id,
  to: destination,
  message: body,
  code: code ?? null,
  userPoolId: UserPoolId,
  clientId: ClientId ?? null,
  username: Username,
  triggerSource: kind,
})

/** The code ends its line, for those who cut it out of the log. */
function announcement({ Username, kind, medium, destination, code, link }: Message): string[] {
  const secret = kind === 'CustomMessage_AdminCreateUser' ? 'Temporary password' : 'Confirmation code'
  return [
    `${medium === 'EMAIL' ? 'E-mail' : 'SMS'} to ${destination} (${kind})`,
    ...(code === undefined ? [] : [`${secret} for Cognito user ${Username}: ${code}`]),
    ...(link === undefined ? [] : [`Confirmation link for Cognito user ${Username}: ${link}`]),
  ]
}
