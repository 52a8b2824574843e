import type { DaemonErrorCode } from './daemon-error.ts'
import type { RunInfo } from './run-file.ts'
import type { DaemonSettings } from './settings.ts'
import type { LockOwner } from './state-lock.ts'

/** What a daemon's process is started with, as JSON in its first argument. */
export interface Launch {
  readonly name: string
  readonly runFile: string
  readonly logFile: string
  readonly settings: DaemonSettings
  /** Also says in its output what it says in its log. */
  readonly foreground: boolean
}

/** What it tells whoever started it, once. */
export type LaunchResult =
  | { readonly type: 'ready'; readonly run: RunInfo }
  | {
      readonly type: 'failed'
      readonly code: DaemonErrorCode
      readonly message: string
      readonly hint?: string | undefined
      readonly owner?: LockOwner
    }
