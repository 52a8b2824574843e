import { join } from 'node:path'
import { loadChunk } from './chunks.ts'
import { isClosedPipe, processIo, writeAll, writeError } from './io.ts'
import { programFolder } from './service/command-model.ts'
import { serviceNames } from './service/service-names.ts'
import { version } from './version.ts'

interface Commands {
  main(argv: string[]): Promise<number>
}

/** A service command may come after global options: `--region eu-west-1 cognito-idp list-users`. */
function isServiceCommand([first, ...rest]: readonly string[]): boolean {
  const services: readonly string[] = serviceNames
  if (first === undefined) return false
  return services.includes(first) || (first.startsWith('-') && rest.some((word) => services.includes(word)))
}

/**
 * Service commands go to their own small parser, which loads what one operation needs; everything else to the commands, whose
 * libraries cost more than a service command takes.
 */
async function dispatch(words: string[]): Promise<number> {
  // Sockets and cryptography are loaded only for those who use them: together they cost a fifth of an empty process.
  if (isServiceCommand(words)) {
    const damaged = words.some((word) => word.includes('\ufffd'))
    return loadChunk('service').runService(damaged ? loadChunk('values').escapedWords(words) : words, processIo())
  }
  if (words[0] === 'aws') return loadChunk('aws').runAws(words.slice(1), processIo())
  if (words.length === 1 && words[0] === '--version') {
    writeAll(1, `cogmock/${version} node/${process.versions.node}\n`)
    return 0
  }
  return (require(join(programFolder, 'commands.cjs')) as Commands).main(words)
}

dispatch(process.argv.slice(2)).then(
  (exitCode) => {
    process.exit(exitCode)
  },
  (error: unknown) => {
    if (isClosedPipe(error)) process.exit(0)
    writeError(`cogmock: ${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env.COGMOCK_TRACE && error instanceof Error) writeError(`${error.stack}\n`)
    process.exit(255)
  },
)
