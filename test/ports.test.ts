/** The real ports: chance that a seed repeats, and keys that any library takes. */
import { createPublicKey } from 'node:crypto'
import t from 'tap'
import { liveKeys } from '../src/ports/live/keys.ts'
import { liveRandom } from '../src/ports/live/random.ts'
import { randomRsaKey } from '../src/ports/live/rsa-key.ts'
import { seededRandom } from '../src/ports/live/seeded-random.ts'
import { seededRsaKey } from '../src/ports/live/seeded-rsa-key.ts'

t.test('a seed gives the same numbers again, and other numbers after a restart', async (t) => {
  const draw = (seed: number, stream: string) => {
    const random = seededRandom(seed, stream)
    return [random.uuid(), random.integer(1_000_000), Buffer.from(random.bytes(40)).toString('hex')]
  }
  t.same(draw(7, '0'), draw(7, '0'))
  t.notSame(draw(7, '0'), draw(8, '0'))
  t.notSame(draw(7, '0'), draw(7, '12'))
  t.match(draw(7, '0')[0], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

t.test('whole numbers fill their range evenly', async (t) => {
  for (const random of [liveRandom, seededRandom(1, 'even')]) {
    const counts = [0, 0, 0]
    for (let n = 0; n < 3000; n += 1) {
      const drawn = random.integer(3)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    t.ok(
      counts.every((count) => count > 850 && count < 1150),
      String(counts),
    )
  }
})

t.test('keys are RSA-2048, with a key id as AWS has it, and what they sign can be verified', async (t) => {
  const rows = [
    ['RS256', liveKeys(randomRsaKey, liveRandom)],
    ['RS512', liveKeys(seededRsaKey(seededRandom(1, 'keys')), seededRandom(1, 'ids'))],
  ] as const
  for (const [alg, keys] of rows) {
    const key = await keys.create(alg)
    t.match(key.kid, /^[A-Za-z0-9+/]{43}=$/)
    t.equal(Buffer.from(key.n, 'base64url').length, 256)
    t.ok(createPublicKey({ key: { kty: 'RSA', n: key.n, e: key.e }, format: 'jwk' }))
    const signature = await keys.sign(key, 'data')
    t.equal(keys.verify(key, 'data', signature), true)
    t.equal(keys.verify(key, 'date', signature), false)
  }
})

t.test('a seed gives the same keys, those made in advance too', async (t) => {
  const make = () => liveKeys(seededRsaKey(seededRandom(3, 'keys')), seededRandom(3, 'ids'))
  const [first, second] = [make(), make()]
  second.fillReserve()
  await new Promise((resolve) => setTimeout(resolve, 350))
  t.same([await second.create('RS256'), await second.create('RS256')], [await first.create('RS256'), await first.create('RS256')])
})
