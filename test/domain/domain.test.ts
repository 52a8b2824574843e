/** The rules that need no emulator, as tables. */
import { createHash, createHmac, getDiffieHellman } from 'node:crypto'
import t from 'tap'
import { masked } from '../../src/domain/delivery.ts'
import { clientId, sub, userPoolId } from '../../src/domain/ids.ts'
import { parsedToken, signingInput } from '../../src/domain/jwt.ts'
import { messageText } from '../../src/domain/message-text.ts'
import { modexp, N } from '../../src/domain/modexp.ts'
import { page } from '../../src/domain/page.ts'
import { brokenClauses, temporaryPassword } from '../../src/domain/password-policy.ts'
import type { UserPool } from '../../src/domain/records/pools.ts'
import type { User } from '../../src/domain/records/users.ts'
import { sameText } from '../../src/domain/same-text.ts'
import { poolSchema } from '../../src/domain/schema.ts'
import { acceptable, padded, poolName, privateValue, proof, serverPublic, sharedKey, verifier } from '../../src/domain/srp.ts'
import { factorFailed, isLockedOut, signedIn } from '../../src/domain/user.ts'
import { seededRandom } from '../../src/ports/live/seeded-random.ts'

const random = seededRandom(7, 'domain')

t.test('the group is the 3072-bit one, and powers agree with plain arithmetic', async (t) => {
  t.equal(N.toString(16), getDiffieHellman('modp15').getPrime('hex'))
  const rows: [bigint, bigint, bigint][] = [
    [2n, 10n, 1024n],
    [0n, 5n, 0n],
    [1n, 5n, 1n],
    [N, 3n, 0n],
    [N - 1n, 2n, 1n],
    [N + 3n, 4n, 81n],
    [7n, 0n, 1n],
  ]
  for (const [base, exponent, result] of rows) t.equal(modexp(base, exponent), result)
  const a = BigInt(`0x${Buffer.from(random.bytes(32)).toString('hex')}`)
  t.equal(modexp(modexp(2n, a), 3n), modexp(2n, a * 3n))
})

t.test('a client that knows the password gets the same key, one that does not gets another', async (t) => {
  const identity = `${poolName('us-east-1_Pool1')}jane`
  for (let round = 0; round < 5; round += 1) {
    const salt = Buffer.from(random.bytes(16)).toString('hex')
    const [a, b] = [Buffer.from(random.bytes(128)).toString('hex'), Buffer.from(random.bytes(32)).toString('hex')]
    const v = verifier(privateValue(salt, identity, 'right'))
    const B = serverPublic(v, b)
    const A = modexp(2n, BigInt(`0x${a}`)).toString(16)
    const server = sharedKey({ A, b, B, v })
    t.same(clientKey(a, A, B, privateValue(salt, identity, 'right')), server)
    t.notSame(clientKey(a, A, B, privateValue(salt, identity, 'wrong')), server)
  }
  t.notOk(acceptable(N.toString(16)))
  t.notOk(acceptable('0'))
  t.notOk(acceptable('xyz'))
  t.ok(acceptable('abc'))
})

/** The client's half, written out again from the protocol. */
function clientKey(a: string, A: string, B: string, x: string): Buffer {
  const big = (hex: string) => BigInt(`0x${hex}`)
  const hash = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex')
  const u = big(hash(padded(big(A)) + padded(big(B))))
  const k = big(hash(`${padded(N)}02`))
  const base = (big(B) + N - ((k * modexp(2n, big(x))) % N)) % N
  const S = modexp(base, big(a) + u * big(x))
  const extracted = createHmac('sha256', Buffer.from(padded(u), 'hex'))
    .update(Buffer.from(padded(S), 'hex'))
    .digest()
  return createHmac('sha256', extracted).update('Caldera Derived Key\x01').digest().subarray(0, 16)
}

t.test('proofs are compared whole', async (t) => {
  const made = proof(Buffer.alloc(16), 'Pool1jane', 'AAAA', 'Sat Nov 21 12:00:00 UTC 2026')
  t.ok(sameText(made, made))
  t.notOk(sameText(made, made.slice(0, -1)))
  t.notOk(sameText(made, ''))
})

t.test('passwords and the policy', async (t) => {
  const policy = { MinimumLength: 8, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true }
  const rows: [string, string[]][] = [
    ['Passw0rd!', []],
    ['Pass w0rd', []],
    ['Passw0rd ', ['Password must have symbol characters']],
    ['Aa1!', ['Password not long enough']],
    ['PASSW0RD!', ['Password must have lowercase characters']],
    ['passw0rd!', ['Password must have uppercase characters']],
    ['Password!', ['Password must have numeric characters']],
    ['Passw0rdé', ['Password must have symbol characters']],
  ]
  for (const [password, clauses] of rows) t.same(brokenClauses(password, policy), clauses, password)
  for (let round = 0; round < 50; round += 1) {
    t.same(brokenClauses(temporaryPassword({ ...policy, MinimumLength: 20 }, random.integer), { ...policy, MinimumLength: 20 }), [])
  }
})

t.test('ids have the forms of AWS', async (t) => {
  t.match(userPoolId('eu-central-1', random.integer), /^eu-central-1_[0-9A-Za-z]{9}$/)
  t.match(clientId(random.integer), /^[0-9a-z]{26}$/)
  t.match(sub(random.integer), /^[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}$/)
})

t.test('addresses are masked', async (t) => {
  t.equal(masked('email', 'jane.doe@example.com'), 'j***@e***')
  t.equal(masked('phone_number', '+12065550100'), '+*******0100')
})

t.test('messages are filled in', async (t) => {
  const pool = (settings: Partial<UserPool>) => settings as UserPool
  const parts = { code: '123456', username: 'jane' }
  t.same(messageText(pool({}), 'verify', 'EMAIL', {}, parts), {
    subject: 'Your verification code',
    body: 'Your confirmation code is 123456',
  })
  t.same(messageText(pool({}), 'verify', 'SMS', {}, parts), { body: 'Your confirmation code is 123456' })
  const own = pool({
    AdminCreateUserConfig: {
      InviteMessageTemplate: { EmailMessage: '{username}: {####}', EmailSubject: 'Hi {username}', SMSMessage: '{####} {username}' },
    },
  })
  t.same(messageText(own, 'invite', 'EMAIL', {}, parts), { subject: 'Hi jane', body: 'jane: 123456' })
  t.same(messageText(own, 'invite', 'SMS', {}, parts), { body: '123456 jane' })
})

t.test('the lockout doubles from a second to a quarter of an hour', async (t) => {
  let user = {} as User
  const lockedFor = (now: number) => {
    for (const seconds of [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]) if (!isLockedOut(user, now + seconds)) return seconds
    return -1
  }
  const seen: number[] = []
  for (let time = 0; time < 17; time += 1) {
    user = factorFailed(1000)(user)
    seen.push(lockedFor(1000))
  }
  t.same(seen, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
  t.notOk(isLockedOut(signedIn(user), 1000))
})

t.test('a page ends with a token that only its own list takes', async (t) => {
  const slots = [1, 4, 5, 9].map((ordinal) => ({ ordinal }))
  const after = (ordinal: number) => slots.filter((slot) => slot.ordinal > ordinal)
  const first = page({ query: ['a'], token: undefined, limit: 2 }, after)
  t.same(first.slots, [{ ordinal: 1 }, { ordinal: 4 }])
  const second = page({ query: ['a'], token: first.next, limit: 2 }, after)
  t.same(second, { slots: [{ ordinal: 5 }, { ordinal: 9 }] })
  t.throws(() => page({ query: ['b'], token: first.next, limit: 2 }, after), { message: 'Invalid pagination token' })
  t.throws(() => page({ query: ['a'], token: 'x', limit: 2 }, after), { name: 'InvalidParameterException' })
})

t.test('tokens are taken apart only where they are tokens', async (t) => {
  const made = `${signingInput('kid', { sub: 'x' })}.c2ln`
  t.match(parsedToken(made), { kid: 'kid', claims: { sub: 'x' }, signature: 'c2ln' })
  for (const bad of ['', 'a.b', 'a.b.c', 'a.b.c.d', `${Buffer.from('[]').toString('base64url')}.e30.x`])
    t.equal(parsedToken(bad), undefined, bad)
})

t.test('schemas', async (t) => {
  t.equal(poolSchema([]).length, 20)
  const changed = poolSchema([{ Name: 'email', Required: true, Mutable: false }]).find(({ Name }) => Name === 'email')
  t.match(changed, { Required: true, Mutable: false, StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' } })
  t.equal(poolSchema([{ Name: 'x', DeveloperOnlyAttribute: true }]).at(-1)?.Name, 'dev:custom:x')
})
