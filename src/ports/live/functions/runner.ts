import { existsSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Runner } from './function-process.ts'
import { pythonRunner } from './python-runner.ts'

/** What runs a file: by the ending of its name. */
export function runnerOf(file: string, handler: string | undefined): Runner {
  if (extname(file) === '.py') {
    const command = process.platform === 'win32' ? 'python' : 'python3'
    return { command, words: ['-u', '-c', pythonRunner, file, handler ?? ''], answers: 1 }
  }
  return { command: process.execPath, words: ['--enable-source-maps', nodeRunner(), file, handler ?? ''], answers: 3 }
}

/** The bundle of node-runner.ts: beside the daemon's; tests run from elsewhere. */
function nodeRunner(): string {
  const folders = [dirname(fileURLToPath(import.meta.url)), resolve(process.env.COGMOCK_DIST || 'dist')]
  const found = folders.map((folder) => join(folder, 'function-runner.cjs')).find((file) => existsSync(file))
  if (found === undefined) throw new Error(`function-runner.cjs is in none of ${folders.join(', ')}`)
  return found
}
