import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Met, OperationCoverage } from '../../model/coverage.ts'
import { defineCommand } from '../command.ts'
import { choice, flag } from '../parameter.ts'
import { programFolder } from '../service/command-model.ts'
import { table } from '../table.ts'

const kinds = ['real', 'partial', 'not-yet'] as const

export const coverage = defineCommand({
  description: [
    'Lists every operation of user pools and identity pools: real, where it does what Amazon Cognito does; partial, with what is missing; or not yet, which the emulator answers with an UnknownOperationException. The counts go to standard error.',
  ],
  parameters: { only: choice(kinds, 'Only operations that are met so'), json: flag('Print one JSON array') },
  examples: [
    { command: 'cogmock coverage', purpose: 'All of them:' },
    { command: 'cogmock coverage --only not-yet', purpose: 'What you cannot use yet:' },
  ],
  async run({ only, json }, io) {
    const all = JSON.parse(readFileSync(join(programFolder, 'model', 'coverage.json'), 'utf8')) as OperationCoverage[]
    const shown = all.filter(({ met }) => only === undefined || met === only.replace('-', ' '))
    if (json) io.out.write(`${JSON.stringify(shown, null, 2)}\n`)
    else {
      const rows = shown.map(({ service, operation, met, missing }) => [service, operation, met, missing.join(' ')])
      if (io.out.isTty) io.out.write(await table(['Service', 'Operation', 'Met', 'Missing'], rows, io))
      else io.out.write(rows.map((row) => `${row.join('\t').trimEnd()}\n`).join(''))
    }
    const count = (met: Met) => all.filter((row) => row.met === met).length
    io.err.write(`${all.length} operations: ${count('real')} real, ${count('partial')} partial, ${count('not yet')} not yet\n`)
    return 0
  },
})
