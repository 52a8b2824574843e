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
  const before = words.slice(0, -1).flatMap(optionAndValue)
  const [option, value] = optionAndValue(words.at(-1) ?? '')
  if (value === undefined) return await offerAfter(before, option, io)
  const { candidates, paths } = await offerAfter([...before, option], value, io)
  const whole = candidates.map((candidate) => ({ ...candidate, value: `${option}=${candidate.value}` }))
  return { candidates: whole, ...(paths && { paths }) }
}

/** `--output=text` is two words as any other. */
function optionAndValue(word: string): [string] | [string, string] {
  const [, option, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? []
  return option === undefined || value === undefined ? [word] : [option, value]
}

async function offerAfter(before: readonly string[], current: string, io: Io): Promise<Offer> {
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
