import { rmSync } from 'node:fs'

/** Removes a file that says who runs. In a folder that has become read-only it stays, and readers see that it is stale. */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
