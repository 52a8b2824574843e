import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Failure } from '../../client/failure.ts'
import type { Io } from '../io.ts'
import { programFolder } from '../service/command-model.ts'

/** Runs `cogmock <words>` as a process of its own: what is shown is what was run. @returns what it answered @throws Failure with what it said */
export function runCommand(words: readonly string[], input: string | undefined, io: Io): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(programFolder, 'cli.cjs'), ...words], {
    env: io.env,
    encoding: 'utf8',
    input: input ?? '',
  })
  if (status === 0) return stdout.trim()
  throw new Failure(status ?? 255, `This did not work:\n  ${commandLine(words)}\n${(stderr || stdout).trim()}`)
}

/** As it can be pasted into a shell. */
export function commandLine(words: readonly string[]): string {
  return ['cogmock', ...words].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
}
