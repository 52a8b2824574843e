import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { run } from '../support/run.ts'
import { sessionPlace } from '../support/session.ts'

const place = sessionPlace(t)
const { env, folder } = place
const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0

t.before(async () => {
  writeFileSync(
    join(folder, 'seed.yaml'),
    `pools:
  - name: shop
    id: us-east-1_shop
    clients:
      - { name: web, id: webclient123, settings: { ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_AUTH] } }
      - { name: backend, id: backend456, secret: true }
    users:
      - { username: ada, password: Password1! }
      - { username: bob, temporaryPassword: Temporary1! }
      - { username: eve, temporaryPassword: Temporary1! }
`,
  )
  const { status, stderr } = await run(env, 'cogmock', ['start', '--state', ':memory:', '--seed', join(folder, 'seed.yaml')])
  if (status !== 0) throw new Error(stderr)
})

/** Types at a terminal: waits for each text, then sends its keys. Answers what was on the screen and the exit code. */
async function typed(
  command: readonly string[],
  talk: readonly (readonly [string, string])[],
): Promise<{ screen: string; status: number }> {
  const script = `
import json, os, pty, select, signal, sys, time
command, talk = json.loads(sys.argv[1]), json.loads(sys.argv[2])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
screen, place, ended = '', 0, time.time() + 30
while time.time() < ended:
    found = screen.find(talk[0][0], place) if talk else -1
    if found >= 0:
        # What follows may have come in the same piece.
        place = found + len(talk[0][0])
        time.sleep(0.1)
        os.write(terminal, talk.pop(0)[1].encode())
        continue
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if not ready: continue
    try: data = os.read(terminal, 4096)
    except OSError: break
    if not data: break
    screen += data.decode('utf8', 'replace')
else:
    os.kill(pid, signal.SIGKILL)
_, status = os.waitpid(pid, 0)
print(json.dumps({'screen': screen, 'status': os.waitstatus_to_exitcode(status)}))
`
  const words = ['-c', script, JSON.stringify(command), JSON.stringify(talk)]
  const { stdout } = await run({ ...env, TERM: 'xterm', NO_COLOR: '1' }, 'python3', words)
  return JSON.parse(stdout)
}

t.test('at a terminal it asks for what was not given', { skip: hasPython ? false : 'python3 has no pty' }, async (t) => {
  const { screen, status } = await typed(
    ['cogmock', 'login'],
    [
      ['Which app client?', '\r'],
      ['Username?', 'bob\r'],
      ['Password:', 'Temporary1!\r'],
      ['New password:', 'short\r'],
      ['Password not long enough', ''],
      ['New password:', 'Password1!\r'],
    ],
  )
  t.match(screen, 'Signed in as bob.')
  t.notMatch(screen, 'Temporary1!', 'the password is not shown')
  t.equal(status, 0, screen)
})

t.test('Ctrl-C at a prompt ends it with 130 and without a trace', { skip: hasPython ? false : 'python3 has no pty' }, async (t) => {
  const { screen, status } = await typed(['cogmock', 'login', '--client-id', 'webclient123'], [['Username?', '\x03']])
  t.equal(status, 130, screen)
  t.notMatch(screen, /\bat .*:\d+/)
})

t.test('reset asks at a terminal, and no is no', { skip: hasPython ? false : 'python3 has no pty' }, async (t) => {
  const { screen, status } = await typed(['cogmock', 'reset'], [['Remove every pool', 'n\r']])
  t.match(screen, 'Nothing was removed.')
  t.equal(status, 1)
})

t.test(
  'progress at a terminal of no width, as containers make them, comes to an end',
  { skip: hasPython ? false : 'python3 has no pty' },
  async (t) => {
    const users = Array.from({ length: 60 }, (_, index) => ({ username: `user${index}` }))
    writeFileSync(join(folder, 'many.json'), JSON.stringify({ pools: [{ name: 'many', users }] }))
    const { screen, status } = await typed(['cogmock', 'seed', '--file', join(folder, 'many.json')], [])
    t.match(screen, /created user pools: 1\s+created users: 60/)
    t.equal(status, 0)
    const cleaned = await run(env, 'bash', [
      '-c',
      'cogmock cognito-idp delete-user-pool --user-pool-id "$(cogmock cognito-idp list-user-pools --max-results 9 --query "UserPools[?Name==\'many\'].Id | [0]" --output text)"',
    ])
    t.equal(cleaned.status, 0, cleaned.stderr)
  },
)

t.test('without a terminal', async (t) => {
  const login = (words: readonly string[], input = '') => run(env, 'cogmock', ['login', ...words], input)

  t.test('the answers are lines of standard input', async (t) => {
    const client = ['--client-id', 'webclient123']
    t.match(await login([...client, '--username', 'eve', '--password-stdin'], 'Temporary1!\nPassword1!\n'), {
      status: 0,
      stdout: /^Signed in as eve\. The tokens are in .*session-default\.json\.\n$/,
    })
    t.match(await login([...client, '--username', 'eve', '--password-stdin', '--json'], 'Password1!'), {
      status: 0,
      stdout: /"username": "eve"/,
    })
    t.match(await login([...client, '--username', 'eve', '--password-stdin', '--flow', 'password'], 'Password1!'), { status: 0 })
  })

  t.test('--acr asks for an authentication level', async (t) => {
    const words = ['--client-id', 'webclient123', '--username', 'eve', '--password-stdin', '--acr']
    const level = 'urn:cognito:loa:1'
    for (const flow of ['srp', 'password']) {
      t.match(await login([...words, level, '--flow', flow], 'Password1!'), { status: 0 })
      t.match(await run(env, 'cogmock', ['token', 'decode', '--type', 'access']), { status: 0, stdout: /acr +"?urn:cognito:loa:1/ })
    }
    const chosen = await login([...words, level, '--flow', 'choice'], 'PASSWORD\nPassword1!')
    t.equal(chosen.status, 0, chosen.stderr)
    t.match(await login([...words, 'urn:cognito:loa:4'], 'Password1!'), { status: 254, stderr: /no factors that meet a requested/ })
    t.match(await login([...words, level, '--flow', 'custom'], ''), { status: 252, stderr: /leave out --acr/ })
  })

  t.test('a client with a secret', async (t) => {
    const words = ['--client-id', 'backend456', '--username', 'ada', '--password-stdin']
    t.match(await login(words, 'Password1!\n'), { status: 0, stdout: /Signed in as ada/ })
    t.match(await run(env, 'cogmock', ['token', 'verify']), { status: 0, stdout: /client_id is backend456/ })
    t.match(await run(env, 'cogmock', ['logout']), { status: 0, stdout: 'ada is signed out.\n', stderr: '' })
  })

  t.test('a wrong password, an unknown user, a pool that is not there', async (t) => {
    const words = ['--client-id', 'webclient123', '--password-stdin']
    t.match(await login([...words, '--username', 'ada'], 'wrong\n'), {
      status: 254,
      stderr: /NotAuthorizedException.*Incorrect username or password/,
    })
    t.match(await login([...words, '--username', 'nobody'], 'x\n'), { status: 254, stderr: /UserNotFoundException|NotAuthorizedException/ })
    t.match(await login([...words, '--username', 'ada', '--user-pool-id', 'us-east-1_nothing'], 'x\n'), { status: 254 })
    t.match(await login(['--client-id', 'nothing', '--username', 'ada', '--password-stdin'], 'x\n'), {
      status: 252,
      stderr: /No user pool has a client nothing/,
    })
  })

  t.test('a token that has expired is refreshed and kept, a sign-in that has ended is said so', async (t) => {
    await login(['--client-id', 'webclient123', '--username', 'ada', '--password-stdin'], 'Password1!\n')
    const path = join(folder, 'state', 'session-default.json')
    const session = JSON.parse(readFileSync(path, 'utf8'))
    const old = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"exp":1}').toString('base64url')}.x`
    writeFileSync(path, JSON.stringify({ ...session, tokens: { ...session.tokens, access: old, id: old } }))
    const { status, stdout } = await run(env, 'cogmock', ['token', 'get'])
    t.equal(status, 0)
    t.not(stdout.trim(), old)
    t.equal(JSON.parse(readFileSync(path, 'utf8')).tokens.access, stdout.trim())
    t.equal((await run(env, 'cogmock', ['token', 'get'])).stdout, stdout, 'a good one is not refreshed')
    t.match(await run(env, 'cogmock', ['token', 'verify', '--type', 'id', '--use', 'id']), { status: 0 })
    t.match(await run(env, 'cogmock', ['token', 'verify', '--use', 'id']), { status: 1, stdout: /FAIL {2}token use/ })
    t.match(await run(env, 'cogmock', ['token', 'decode', '--type', 'refresh']), { status: 0, stdout: /encrypted/ })

    await run(env, 'cogmock', ['cognito-idp', 'admin-user-global-sign-out', '--user-pool-id', 'us-east-1_shop', '--username', 'ada'])
    t.match(await run(env, 'cogmock', ['whoami']), { status: 1, stderr: /The sign-in has ended\.\nSign in again/ })
    writeFileSync(path, JSON.stringify({ ...session, tokens: { ...session.tokens, access: old } }))
    t.match(await run(env, 'cogmock', ['token', 'get']), { status: 1, stdout: '', stderr: /The sign-in has ended/ })
    t.match(await run(env, 'cogmock', ['logout']), { status: 0, stdout: 'ada is signed out.\n' })
  })

  t.test('what is missing is named', async (t) => {
    t.match(await login([]), { status: 252, stderr: /Which app client\? \(--client-id\)/ })
    t.match(await login(['--client-id', 'webclient123']), { status: 252, stderr: /Username\? \(--username\)/ })
    t.match(await login(['--client-id', 'webclient123', '--username', 'ada']), { status: 252, stderr: /--password-stdin/ })
    t.match(await login(['--client-id', 'webclient123', '--username', 'ada', '--password-stdin']), {
      status: 252,
      stderr: /Standard input has no line/,
    })
  })
})
