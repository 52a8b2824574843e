import type { Io } from '../io.ts'
import { serviceNames } from '../service/service-names.ts'
import type { Offer } from './candidate.ts'
import { completeCommand } from './complete-command.ts'
import { completeService } from './complete-service.ts'

/**
 * `cogmock __complete -- <words>`: what the scripts of the shells ask. The words are those after `cogmock` up to the cursor, the last one
 * perhaps empty. Answers lines of a value, a tab and a description; a first line `:file` or `:folder` asks for paths as well.
 */
export async function complete(argv: readonly string[], io: Io): Promise<number> {
  const words = argv[0] === '--' ? argv.slice(1) : argv
  try {
    io.out.write(lines(await offerFor(words, io), words.at(-1) ?? ''))
  } catch {
    // Whoever presses the Tab key has not asked for an error message.
  }
  return 0
}

async function offerFor(words: readonly string[], io: Io): Promise<Offer> {
  const before = words.slice(0, -1)
  const current = words.at(-1) ?? ''
  const services: readonly string[] = serviceNames
  const service = before.findIndex((word) => services.includes(word))
  if (service >= 0) return await completeService(before[service] as (typeof serviceNames)[number], before.slice(service + 1), current, io)
  return await completeCommand(before, current, io)
}

function lines({ candidates, paths }: Offer, current: string): string {
  const fitting = candidates.filter(({ value }) => value.startsWith(current) && value !== '')
  const shown = fitting.map(({ value, description }) => `${value}\t${description.replace(/[\t\n]/g, ' ')}\n`)
  return [...(paths === undefined ? [] : [`:${paths}\n`]), ...shown].join('')
}
