import { open } from 'node:fs/promises'

/** Makes the names in a folder survive the loss of power: that a file was renamed is kept in the folder, not in the file. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing, and keeps names in its own journal.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
