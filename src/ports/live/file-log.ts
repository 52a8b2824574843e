import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Log, type LogLevel, logLevels } from '../log.ts'

/** One older log of this size is kept as well. */
const sizeLimit = 5 * 1024 * 1024

/**
 * Lines like `2026-11-21T12:00:00.000Z INFO ...`, in a file for its owner only.
 * @param echo also gets every line
 */
export function fileLog(path: string, level: LogLevel, echo: (line: string) => void = () => {}): Log {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let [descriptor, size] = open(path)
  const write = (name: LogLevel, message: string): void => {
    if (logLevels.indexOf(name) > logLevels.indexOf(level)) return
    const line = `${new Date().toISOString()} ${name.toUpperCase().padEnd(5)} ${printable(message)}\n`
    echo(line)
    try {
      if (size > sizeLimit) {
        closeSync(descriptor)
        renameSync(path, `${path}.1`)
        ;[descriptor, size] = open(path)
      }
      size += writeSync(descriptor, line)
    } catch {
      // A full disk must not end the daemon; its log is what it can do without.
    }
  }
  return {
    error: (message) => write('error', message),
    warn: (message) => write('warn', message),
    info: (message) => write('info', message),
    debug: (message) => write('debug', message),
  }
}

function open(path: string): [descriptor: number, size: number] {
  const descriptor = openSync(path, 'a', 0o600)
  return [descriptor, fstatSync(descriptor).size]
}

/** What users typed ends up here: it cannot begin a line of its own, nor speak to a terminal. */
function printable(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return message.replaceAll('\n', '\n    ').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?')
}
