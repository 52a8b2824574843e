import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { root } from './support/place.ts'
import { fits, parseSession, play, sameForm, sessionPlace } from './support/session.ts'

const folder = join(root, 'test/sessions')

/** The tour in the README is a session like any other, so that it stays true. */
function tour(): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const section = /\n## A five-minute tour\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? ''
  return [...section.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block]) => block).join('')
}

const sessions: readonly (readonly [string, string])[] = [
  ['README.md', tour()],
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]),
]

for (const [name, text] of sessions) {
  t.test(`${name} happens as it is written`, { timeout: 120_000 }, async (t) => {
    const steps = parseSession(text)
    t.ok(steps.length > 0, 'something is typed')
    const place = sessionPlace(t)
    const outcomes = await play(steps, place.env, place.folder)
    for (const [index, { line, command, expected, status }] of steps.entries()) {
      const outcome = outcomes[index] ?? { lines: ['(the shell ended before this)'], status: -1 }
      const asWritten = fits(expected, outcome.lines) && outcome.status === status
      if (asWritten) t.pass(`${line}: ${command}`)
      else
        t.same(
          { status: outcome.status, lines: outcome.lines.map(sameForm) },
          { status, lines: expected.map(sameForm) },
          `${line}: ${command}`,
        )
    }
  })
}
