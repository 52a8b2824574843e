/** A text message for a phone: the JSON document that `--sms-webhook` POSTs. */
export interface TextMessage {
  readonly id: string
  /** E.164. */
  readonly to: string
  readonly message: string
  readonly code: string | null
  readonly userPoolId: string
  readonly clientId: string | null
  readonly username: string
  /** `CustomMessage_SignUp` and the like. */
  readonly triggerSource: string
}

export interface Texter {
  /** Queues a text message. Never waits, never throws. @param failed is told why it could not be delivered */
  send(text: TextMessage, failed?: (reason: string) => void): void
}
