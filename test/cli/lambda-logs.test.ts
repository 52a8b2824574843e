import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { program, run } from '../support/run.ts'
import { sessionPlace } from '../support/session.ts'

t.test('lambda logs -f shows what a function prints in the moment that it prints it', { timeout: 60_000 }, async (t) => {
  const { env, folder } = sessionPlace(t)
  const cogmock = (...words: readonly string[]) => run(env, 'cogmock', words)
  await cogmock('start', '--state', ':memory:')
  for (const name of ['loud', 'other']) {
    const file = join(folder, `${name}.mjs`)
    writeFileSync(file, `export const handler = async () => { console.log("from ${name}"); console.error(new Error("a stack")) }`)
    await cogmock('lambda', 'add', name, file)
  }
  const child = spawn(process.execPath, [program, 'lambda', 'logs', 'loud', '--follow', '-n', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill())
  let seen = ''
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString()
  })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await cogmock('lambda', 'invoke', 'other')
  await cogmock('lambda', 'invoke', 'loud')
  while (!seen.includes('answered')) await once(child.stdout, 'data')
  t.match(seen, /INFO {2}loud from loud\n/)
  t.match(seen, /WARN {2}loud Error: a stack\n.*WARN {2}loud {5}at handler \(file:.*loud\.mjs/)
  t.notMatch(seen, 'other')
})
