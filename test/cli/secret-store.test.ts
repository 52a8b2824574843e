import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { secretStore } from '../../src/cli/session/secret-store.ts'
import { run } from '../support/run.ts'
import { sessionPlace } from '../support/session.ts'

t.test('without a keychain the tokens are in a file that only its owner can read', async (t) => {
  const home = join(t.testdir(), 'home')
  const store = await secretStore({ COGMOCK_HOME: home, COGMOCK_KEYCHAIN: 'off' })
  t.equal(await store.read(), undefined)
  const path = join(home, 'session-default.json')
  t.same(await store.write('secret'), { kind: 'file', path })
  t.equal(await store.read(), 'secret')
  t.equal(statSync(path).mode & 0o777, 0o600)
  t.equal(statSync(home).mode & 0o777, 0o700)
  t.equal(await (await secretStore({ COGMOCK_HOME: home, COGMOCK_KEYCHAIN: 'off', COGMOCK_NAME: 'other' })).read(), undefined)
  await store.remove()
  t.equal(await store.read(), undefined)
  await store.remove()
})

const tools = ['dbus-run-session', 'gnome-keyring-daemon'].every((tool) => spawnSync(tool, ['--version']).error === undefined)

t.test(
  'with a keychain they are there and in no file',
  { skip: tools ? false : 'dbus or gnome-keyring is not installed', timeout: 60_000 },
  async (t) => {
    const { env, folder } = sessionPlace(t)
    const home = join(folder, 'state')
    // A session of its own with an unlocked keyring: the one of whoever runs the tests is not touched.
    const script = `
    export COGMOCK_KEYCHAIN=on XDG_RUNTIME_DIR='${folder}' XDG_DATA_HOME='${folder}/data'
    printf 'keyring' | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
    cogmock start --state :memory: > /dev/null
    cogmock quickstart | grep 'Signed in'
    ls '${home}'
    cogmock whoami | head -n 1
    cogmock logout
    cogmock token get
  `
    const { stdout, stderr } = await run(env, 'dbus-run-session', ['--', 'bash', '-c', script])
    t.match(stdout, 'Signed in as ada. The tokens are in the keychain.', stderr)
    t.notMatch(stdout, 'session-default.json')
    t.match(stdout, /^ada in us-east-1_/m)
    t.match(stdout, 'ada is signed out.')
    t.match(stderr, 'Nobody is signed in.')
    t.notOk(existsSync(join(home, 'session-default.json')))
  },
)

t.test('a keychain that cannot be used is not trusted', async (t) => {
  const home = join(t.testdir(), 'home')
  const before = process.env.DBUS_SESSION_BUS_ADDRESS
  process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere'
  t.teardown(() => {
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS
    else process.env.DBUS_SESSION_BUS_ADDRESS = before
  })
  const store = await secretStore({ COGMOCK_HOME: home })
  // Only Linux is told by a variable where its keychain is.
  if (process.platform === 'linux') t.match(await store.write('secret'), { kind: 'file' })
  t.equal(process.platform === 'linux' ? await store.read() : 'secret', 'secret')
})
