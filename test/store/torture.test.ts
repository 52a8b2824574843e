import t from 'tap'
import { daemonHome } from '../support/daemon.ts'
import { torture, tortureEnvironment } from '../support/torture.ts'

t.test('kill -9 at any moment loses, doubles and invents nothing that was acknowledged', async (t) => {
  for (const [durability, trials] of [
    ['flush', 14],
    ['write', 8],
  ] as const) {
    const verdict = await torture(daemonHome(t, tortureEnvironment), { trials, durability, random: Math.random })
    t.match(verdict, { trials, lost: [], duplicated: [], invented: [] }, durability)
    t.ok(verdict.acknowledged > trials, `${verdict.acknowledged} writes were acknowledged`)
    t.same([...verdict.lost, ...verdict.duplicated, ...verdict.invented], [])
  }
})
