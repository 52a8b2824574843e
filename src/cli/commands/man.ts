import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { Failure, usageFailure } from '../../client/failure.ts'
import { defineCommand } from '../command.ts'
import type { Io } from '../io.ts'
import { packageFolder } from '../package-folder.ts'
import { argument, flag } from '../parameter.ts'
import { closeMatches } from '../service/close-matches.ts'
import { programFolder } from '../service/command-model.ts'
import { serviceNames } from '../service/service-names.ts'

export const man = defineCommand({
  description: [
    'Opens the page with man. Where there is no terminal or no man, it prints the page as plain text if it can, else its path. `npm install --global` installs the pages of commands where man finds them; --install puts every page, those of operations too, into ~/.local/share/man.',
  ],
  parameters: {
    command: argument('COMMAND', 'The command; without it, the page about cogmock itself', { completer: 'command' }),
    subcommand: argument('SUBCOMMAND', 'The second word of a command that has two, or an operation'),
    path: flag('Print the path of the page instead'),
    install: flag('Copy every page to where man looks for those of one user'),
  },
  examples: [
    { command: 'cogmock man seed', purpose: 'Read about the seed file:' },
    { command: 'cogmock man cognito-idp list-users', purpose: 'Read about an operation:' },
    { command: 'cogmock man --install && man cogmock-token-decode', purpose: 'Let man find them:' },
  ],
  run({ command, subcommand, path, install }, io) {
    if (install) return installPages(io)
    const words = [command, subcommand].filter((word) => word !== undefined)
    const page = pages().find((path) => basename(path) === `${['cogmock', ...words].join('-')}.1`)
    if (page === undefined) throw noPage(words.join(' '))
    if (path) {
      io.out.write(`${page}\n`)
      return 0
    }
    return open(page, io)
  },
})

/** The paths of all: those of commands and services, and those that the build makes of operations. */
function pages(): string[] {
  const folders = [join(packageFolder, 'man'), join(programFolder, 'man')].filter(existsSync)
  return folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
}

/** `cognito-idp list-users` of its page. */
function nameOf(page: string): string {
  const name = basename(page, '.1').replace(/^cogmock-?/, '')
  const service = serviceNames.find((known) => name === known || name.startsWith(`${known}-`))
  return service === undefined ? name.replaceAll('-', ' ') : name.replace(`${service}-`, `${service} `)
}

function noPage(name: string): Error {
  const [guess] = closeMatches(name, pages().map(nameOf), 0.6)
  return usageFailure(`There is no page about '${name}'.${guess === undefined ? '' : ` Did you mean '${guess}'?`}`)
}

function open(page: string, io: Io): number {
  const viewers = [
    ['man', '-l', page],
    ['man', page],
    ['mandoc', page],
  ]
  for (const [viewer = '', ...words] of viewers) {
    if (io.out.isTty) {
      if (spawnSync(viewer, words, { stdio: 'inherit', env: io.env }).status === 0) return 0
      continue
    }
    const { status, stdout } = spawnSync(viewer, words, { encoding: 'utf8', env: { ...io.env, MANPAGER: 'cat', PAGER: 'cat' } })
    if (status !== 0) continue
    // biome-ignore lint/suspicious/noControlCharactersInRegex: overstruck letters are how terminals of old showed bold
    io.out.write(stdout.replace(/.\x08/g, ''))
    return 0
  }
  io.err.write('There is no man here that opens it. Its path:\n')
  io.out.write(`${page}\n`)
  return 0
}

function installPages(io: Io): number {
  const target = join(io.env.XDG_DATA_HOME || join(io.env.HOME || homedir(), '.local', 'share'), 'man', 'man1')
  try {
    mkdirSync(target, { recursive: true })
    const all = pages()
    for (const page of all) copyFileSync(page, join(target, basename(page)))
    io.out.write(`${all.length} pages are in ${target}.\n`)
    return 0
  } catch (error) {
    throw new Failure(255, `The pages could not be copied to ${target}: ${(error as Error).message}`)
  }
}
