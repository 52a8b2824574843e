import { existsSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { dist } from '../support/place.ts'
import { fixedCases } from './fixed-cases.ts'
import type { KnownCommand } from './known-model.ts'
import { Random } from './random.ts'
import { randomAnswer, randomReply, validInput } from './random-answer.ts'
import { randomCommand } from './random-command.ts'
import { oddQuery, randomQuery } from './random-query.ts'
import { type Case, comparable, TwoSides } from './two-sides.ts'

// The whole run: COGMOCK_DIFFERENTIAL=2000 (command lines; a quarter as many answers, each in five formats). COGMOCK_SEED for others.
const count = Number(process.env.COGMOCK_DIFFERENTIAL ?? 40)
const seed = Number(process.env.COGMOCK_SEED ?? 1)
const formats = ['json', 'text', 'table', 'yaml', 'yaml-stream']
const reference = '/usr/bin/aws'

if (existsSync(reference)) {
  const { sides, commands } = await TwoSides.start('test/differential/reference.py', dist)
  t.teardown(() => sides.stop())
  // The default of a test file is meant for one that does not start thousands of processes.
  t.setTimeout(3_600_000)
  let differences = 0

  const compare = async (tried: Case): Promise<void> => {
    const outcomes = await sides.run(tried)
    const [wanted, found] = [comparable(outcomes.reference), comparable(outcomes.ours)]
    if (isDeepStrictEqual(found, wanted)) return
    differences++
    t.fail(JSON.stringify(tried.argv), { wanted, found, files: tried.files, answers: tried.answers })
  }

  for (const [title, cases] of Object.entries(fixedCases)) {
    t.test(title, { timeout: 600_000 }, async (test) => {
      for (const tried of cases) await compare(tried)
      test.equal(differences, 0)
    })
  }

  t.test(`${count} command lines do the same`, { timeout: 1_800_000 }, async (test) => {
    const random = new Random(seed)
    for (let i = 0; i < count; i++) {
      const command = commands[i % commands.length] as KnownCommand
      const shape = { type: 'structure', name: command.model.output } as const
      const line = randomCommand(command, random)
      const answers = random.times(0, 3, () => randomReply(shape, command.model, random))
      await compare({ ...line, answers })
    }
    test.equal(differences, 0)
  })

  t.test(`${Math.ceil(count / 4)} answers look the same in ${formats.length} formats`, { timeout: 1_800_000 }, async (test) => {
    const random = new Random(seed + 1)
    const answering = commands.filter(({ model }) => Object.keys(model.structures[model.output] ?? {}).length > 0)
    for (let i = 0; i < Math.ceil(count / 4); i++) {
      const { service, command, model } = answering[i % answering.length] as KnownCommand
      const body = randomAnswer({ type: 'structure', name: model.output }, model, random) ?? {}
      const query = random.chance(0.6) ? ['--query', random.chance(0.3) ? oddQuery(model, random) : randomQuery(model, random)] : []
      const input = JSON.stringify(validInput(model.input, model))
      for (const format of formats) {
        await compare({ argv: [service, command, '--cli-input-json', input, '--output', format, ...query], answers: [{ body }] })
      }
    }
    test.equal(differences, 0)
  })
} else {
  t.plan(0, `The AWS CLI is not at ${reference}, so there is nothing to compare with`)
}
