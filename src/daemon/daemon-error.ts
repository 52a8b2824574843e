export type DaemonErrorCode =
  | 'portInUse'
  | 'addressUnusable'
  | 'stateOwned'
  | 'stateUnusable'
  | 'startFailed'
  | 'startTimeout'
  | 'notRunning'
  | 'stopFailed'
  | 'refused'

/** What a user has to know. `hint` is what he can do. */
export class DaemonError extends Error {
  override readonly name = 'DaemonError'
  readonly code: DaemonErrorCode
  readonly hint: string | undefined

  constructor(code: DaemonErrorCode, message: string, hint?: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
