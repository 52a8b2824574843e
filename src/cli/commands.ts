import { isFailure } from '../client/failure.ts'
import { type Io, isClosedPipe, processIo } from './io.ts'

/**
 * Runs `cogmock <command> ...` for every command that is not a service command. Whatever goes wrong is said on stderr.
 * @param argv what stands after `cogmock`
 * @returns the exit code, see exit-codes.ts
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  const plain = withoutColorOption(argv)
  // Libraries that we load later (prompts, spinners) read it from the process.
  if (plain.length < argv.length) process.env.NO_COLOR = '1'
  const settled = plain.length < argv.length ? { ...io, env: { ...io.env, NO_COLOR: '1' } } : io
  try {
    if (plain[0] === '__complete') return await (await import('./complete/complete.ts')).complete(plain.slice(1), settled)
    const { program } = await import('./program.ts')
    return await (await program(plain, settled)).run(plain)
  } catch (error) {
    return exitCodeOf(error, settled)
  }
}

/** It is allowed anywhere before a `--`. */
function withoutColorOption(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return argv.filter((word, index) => word !== '--no-color' || (end >= 0 && index > end))
}

function exitCodeOf(error: unknown, io: Io): number {
  if (isClosedPipe(error)) return 0
  // Commander has said already what is wrong; its exit code 0 belongs to --help and --version.
  if (isFailure(error) && 'code' in error && String(error.code).startsWith('commander.')) return error.exitCode === 0 ? 0 : 252
  if (isFailure(error)) {
    if (error.message !== '') io.err.write(`cogmock: ${error.message}\n`)
    if (error.hint !== undefined) io.err.write(`${error.hint}\n`)
    return error.exitCode
  }
  if (error instanceof Error && error.name === 'DaemonError') {
    io.err.write(`cogmock: ${error.message}\n`)
    if ('hint' in error && typeof error.hint === 'string') io.err.write(`${error.hint}\n`)
    return 255
  }
  // Ctrl-C at a prompt.
  if (error instanceof Error && error.name === 'ExitPromptError') return 130
  throw error
}
