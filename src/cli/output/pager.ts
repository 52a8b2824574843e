import { spawn } from 'node:child_process'
import { configurationFailure } from '../../client/failure.ts'
import type { Io, Output } from '../io.ts'

/** Words of a command as a shell splits them: blanks, quotes and backslashes. */
function words(command: string): string[] {
  const found = command.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs) ?? []
  return found.map((word) =>
    word.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
      (_, single, double, plain) => single ?? double?.replace(/\\(["\\])/g, '$1') ?? plain,
    ),
  )
}

/**
 * Gives `print` an output that ends in the pager, and waits until the user leaves it. `less` leaves at once where one screen is enough.
 * @param command `undefined` for `less`, without which the answer is printed as it is
 * @throws Failure for a pager that is not there
 */
export async function withPager(command: string | undefined, io: Io, print: (out: Output) => Promise<void>): Promise<void> {
  const texts: (string | Uint8Array)[] = []
  await print({ write: (text) => texts.push(text), isTty: true, columns: io.out.columns })
  if (texts.length === 0) return
  const [program = 'less', ...options] = words(command ?? 'less')
  const env = { LESS: 'FRX', ...io.env }
  const all = Buffer.concat(texts.map((text) => Buffer.from(text)))
  await new Promise<void>((resolve, reject) => {
    const pager = spawn(program, options, { stdio: ['pipe', 'inherit', 'inherit'], env })
    pager.on('error', (error) => {
      if (command === undefined) {
        io.out.write(all)
        resolve()
        return
      }
      reject(configurationFailure(`Unable to redirect output to pager. Received the following error when opening pager:\n${error.message}`))
    })
    pager.on('close', () => resolve())
    pager.stdin.on('error', () => {})
    pager.stdin.end(all)
  })
}
