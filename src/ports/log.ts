/** Where the daemon says what happened. Plain sentences; secrets are the caller's to keep out. */
export interface Log {
  error(message: string): void
  warn(message: string): void
  info(message: string): void
  debug(message: string): void
}

export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

export const silentLog: Log = { error() {}, warn() {}, info() {}, debug() {} }
