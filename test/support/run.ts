/** The real command line, in a process of its own. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Environment } from '../../src/client/home.ts'
import { dist } from './place.ts'

export interface Result {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export const program = join(dist, 'cli.cjs')

/** Runs `cogmock <words>` without a terminal. */
export function cogmock(env: Environment, words: readonly string[], input = ''): Promise<Result> {
  return run(env, process.execPath, [program, ...words], input)
}

export function run(env: Environment, command: string, words: readonly string[], input = ''): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { env })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }))
    // It may end without having read it.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
