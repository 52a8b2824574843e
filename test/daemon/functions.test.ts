/** The processes of functions end with the daemon, whatever they are doing and however it ends. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { addFunction, invokeFunction } from '../../src/daemon/functions.ts'
import { isRunning } from '../../src/daemon/process-facts.ts'
import { stopDaemon } from '../../src/daemon/stop-daemon.ts'
import { daemonHome, kill } from '../support/daemon.ts'

/** Each writes its process id first. */
const functions = {
  'idle.cjs': 'exports.handler = async () => 1',
  'busy.cjs': 'exports.handler = () => { for (;;) {} }',
  'waits.cjs': 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000))',
  'parent.cjs':
    'const { pid } = require("node:child_process").spawn("sleep", ["600"]); require("node:fs").writeFileSync(__filename + ".pid", String(pid)); exports.handler = async () => 1',
  'busy.py': 'def handler(event, context):\n    while True: pass',
}

for (const how of ['SIGKILL', 'stop']) {
  t.test(`nothing is left over after ${how}`, { timeout: 60_000 }, async (t) => {
    const place = daemonHome(t)
    const which = { env: place.env }
    const { run } = await place.start({ state: ':memory:' })
    const pids: number[] = []
    for (const [file, text] of Object.entries(functions)) {
      const path = join(place.home, file)
      const note = file.endsWith('.py')
        ? `import os\nopen(__file__ + ".pid", "w").write(str(os.getpid()))\n`
        : 'require("node:fs").writeFileSync(__filename + ".pid", String(process.pid));\n'
      writeFileSync(path, file === 'parent.cjs' ? text : note + text)
      const name = file.replace('.', '-')
      await addFunction(which, name, { kind: 'file', file: path })
      const call = invokeFunction(which, name, {}).catch(() => undefined)
      if (/idle|parent/.test(file)) await call
      // It is there a moment before something is in it.
      while (!existsSync(`${path}.pid`) || readFileSync(`${path}.pid`, 'utf8') === '') await wait(20)
      pids.push(Number(readFileSync(`${path}.pid`, 'utf8')))
    }
    t.same(pids.map(isRunning), [true, true, true, true, true])
    if (how === 'SIGKILL') kill(run)
    else await stopDaemon(which)
    for (let waited = 0; waited < 5000 && pids.some(isRunning); waited += 50) await wait(50)
    t.same(pids.filter(isRunning), [])
  })
}
