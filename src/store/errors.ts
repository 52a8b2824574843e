/** A state that cogmock will not start with; the files are left as they are. The message is for the user. */
export class StateError extends Error {
  override readonly name = 'StateError'
}

export const corruptLine = (path: string, line: number, what: string): StateError =>
  new StateError(
    `${path}, line ${line}: ${what}. The file was left as it is. ` +
      'Put back a copy of it, or move it away to start without what it holds.',
  )

export const newerFormat = (path: string, version: number): StateError =>
  new StateError(
    `${path} has format version ${version}, which this cogmock is too old for. Update cogmock, or choose another file with --state.`,
  )

export const unusableFile = (path: string, error: unknown): StateError =>
  new StateError(`${path} cannot be used for state: ${reason(error)}. Choose another file with --state.`)

/** What the system said, for example `no space left on device (ENOSPC)`. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as NodeJS.ErrnoException
  const said = /^[A-Z]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message
  return code === undefined ? said : `${said} (${code})`
}
