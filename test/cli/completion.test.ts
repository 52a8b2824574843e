import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import t from 'tap'
import { Language, Parser } from 'web-tree-sitter'
import { root } from '../support/place.ts'
import { cogmock, program, run } from '../support/run.ts'
import { sessionPlace } from '../support/session.ts'

const place = sessionPlace(t)
const { env, folder } = place
const script = (name: string) => join(root, 'completions', name)
const hasShell = (shell: string) => spawnSync(shell, ['--version']).error === undefined

t.before(async () => {
  writeFileSync(
    join(folder, 'seed.yaml'),
    `pools:
  - name: shop
    id: us-east-1_shop
    groups: [{ name: admins, description: All of it }, { name: readers }]
    clients: [{ name: web, id: webclient123 }]
    users:
      - { username: ada, attributes: { email: ada@example.com } }
      - { username: bob@example.com }
  - { name: other, id: us-east-1_other, clients: [{ name: app, id: appclient456 }] }
`,
  )
  mkdirSync(join(folder, 'folder with space'))
  writeFileSync(join(folder, 'folder with space', 'plan.yaml'), '')
  const { status, stderr } = await run(env, 'cogmock', ['start', '--state', ':memory:', '--seed', join(folder, 'seed.yaml')])
  if (status !== 0) throw new Error(stderr)
})

/** The values that are offered after these words. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const { stdout } = await cogmock(env, ['__complete', '--', ...words])
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']))
}

t.test('what is offered', async (t) => {
  t.test('commands, and the second word of those that have two', async (t) => {
    t.same(await offered('sta'), ['start', 'status'])
    t.same((await offered('token', '')).sort(), ['client-credentials', 'decode', 'get', 'verify'])
    t.ok((await offered('')).includes('cognito-idp'))
  })
  t.test('options that are not given yet', async (t) => {
    const options = await offered('seed', '--file', 'x', '--')
    t.notOk(options.includes('--file'))
    t.ok(options.includes('--dry-run'))
    t.notOk((await offered('logs', '-f', '--')).includes('--follow'), 'not by its letter either')
  })
  t.test('values, files and settings', async (t) => {
    t.same(await offered('token', 'get', '--type', ''), ['id', 'access', 'refresh'])
    t.same(await offered('seed', '--file', ''), [':file'])
    t.same(await offered('config', 'set', 'e'), ['endpoint'])
    t.same(await offered('completion', 'p'), ['powershell'])
    t.same(await offered('help', 'who'), ['whoami'])
  })
  t.test('operations, their options with the required ones first, and values', async (t) => {
    t.same(await offered('cognito-idp', 'admin-delete-user-'), ['admin-delete-user-attributes'])
    t.equal((await offered('cognito-idp', 'admin-get-user', '--'))[0], '--user-pool-id')
    t.notOk((await offered('cognito-idp', 'admin-get-user', '--user-pool-id', 'x', '--')).includes('--user-pool-id'))
    t.same(await offered('cognito-idp', 'admin-create-user', '--message-action', ''), ['RESEND', 'SUPPRESS'])
    t.ok(
      (await offered('cognito-idp', 'create-user-pool-client', '--explicit-auth-flows', 'ALLOW_USER_SRP_AUTH', '')).includes(
        'ALLOW_CUSTOM_AUTH',
      ),
    )
    t.ok((await offered('cognito-idp', 'list-users', '--output', '')).includes('yaml-stream'))
    t.notOk((await offered('cognito-idp', 'admin-create-user', '--force-alias-creation', '--')).includes('--no-force-alias-creation'))
    t.same(await offered('cognito-idp', 'list-users', '--cli-input-json', ''), ['file://'])
    t.same(await offered('cognito-idp', 'list-users', '--cli-input-json', `file://${folder}/fold`), [`file://${folder}/folder with space/`])
  })
  t.test('what the emulator holds', async (t) => {
    t.same(await offered('cognito-idp', 'list-users', '--user-pool-id', 'us-east-1_s'), ['us-east-1_shop'])
    t.same(await offered('cognito-idp', 'admin-get-user', '--user-pool-id', 'us-east-1_shop', '--username', 'a'), ['ada'])
    t.same(await offered('cognito-idp', 'get-group', '--user-pool-id', 'us-east-1_shop', '--group-name', ''), ['admins', 'readers'])
    t.same((await offered('login', '--client-id', '')).sort(), ['appclient456', 'webclient123'], 'of every pool')
    t.same(await offered('login', '--user-pool-id', 'us-east-1_shop', '--client-id', ''), ['webclient123'])
    t.same(await offered('codes', 'get', '--user', 'bob'), ['bob@example.com'])

    const create = ['create-identity-pool', '--identity-pool-name', 'app', '--allow-unauthenticated-identities']
    const made = await cogmock(env, ['cognito-identity', ...create, '--query', 'IdentityPoolId', '--output', 'text'])
    const pool = made.stdout.trim()
    const id = await cogmock(env, ['cognito-identity', 'get-id', '--identity-pool-id', pool, '--query', 'IdentityId', '--output', 'text'])
    t.same(await offered('cognito-identity', 'describe-identity-pool', '--identity-pool-id', ''), [pool])
    t.same(await offered('cognito-identity', 'describe-identity', '--identity-id', ''), [id.stdout.trim()])
  })
  t.test('a value after =, and after global options', async (t) => {
    t.same(await offered('cognito-idp', 'list-users', '--output=t'), ['--output=text', '--output=table'])
    t.same(await offered('cognito-idp', 'list-users', '--user-pool-id=us-east-1_s'), ['--user-pool-id=us-east-1_shop'])
    t.same(await offered('cognito-idp', 'get-group', '--user-pool-id=us-east-1_shop', '--group-name', 'a'), ['admins'])
    t.notOk((await offered('cognito-idp', 'list-users', '--user-pool-id=x', '--')).includes('--user-pool-id'))
    t.same(await offered('token', 'get', '--type=i'), ['--type=id'])
    t.same(await offered('cognito-idp', '--region', 'us-east-1', 'admin-get-user', '--username', 'a'), ['ada'])
    t.same(await offered('cognito-idp', '--output', 'te'), ['text'])
  })
  t.test('nothing, and no error, where there is nothing to offer', async (t) => {
    const away = { ...env, COGMOCK_HOME: join(folder, 'nowhere'), AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    for (const words of [['cognito-idp', 'list-users', '--user-pool-id', ''], ['nonsense', ''], ['cognito-idp', 'nonsense', '--'], []]) {
      t.same(await cogmock(away, ['__complete', '--', ...words]).then(({ status, stderr }) => ({ status, stderr })), {
        status: 0,
        stderr: '',
      })
    }
  })
})

t.test('bash', { skip: hasShell('bash') ? false : 'bash is not installed' }, async (t) => {
  const complete = async (line: string): Promise<string[]> => {
    const source = `source '${script('cogmock.bash')}'; COMP_LINE=$1; COMP_POINT=\${#1}; _cogmock; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, stderr } = await run({ ...env, POOL: 'us-east-1_shop' }, 'bash', ['-c', `cd '${folder}'; ${source}`, 'bash', line])
    t.equal(stderr, '')
    return stdout.split('\n').filter(Boolean)
  }
  t.equal(spawnSync('bash', ['-n', script('cogmock.bash')]).status, 0)
  t.same(await complete('cogmock sta'), ['start', 'status'])
  t.same(await complete('cogmock cognito-idp list-users --user-pool-id us-east-1_s'), ['us-east-1_shop'])
  t.same(await complete('cogmock codes get --user bob@ex'), ['example.com'], 'bash wants what comes after the @')
  t.same(await complete('cogmock seed --file fold'), ['folder with space'])
  t.same(await complete('cogmock seed --file see'), ['seed.yaml'])
  t.same(await complete('cogmock seed --file folder\\ with\\ space/pl'), ['folder with space/plan.yaml'])
  t.same(await complete("cogmock seed --file 'folder with space/pl"), ['folder with space/plan.yaml'])
  t.same(await complete('cogmock seed --file=see'), ['seed.yaml'])
  t.same(await complete('cogmock cognito-idp list-users --cli-input-json file://fold'), ['//folder\\ with\\ space/'])
  t.same(await complete('cogmock cognito-idp list-users --cli-input-json "file://fold'), ['file://folder with space/'])
  t.same(await complete('cogmock cognito-idp list-users --user-pool-id=us-east-1_s'), ['us-east-1_shop'])
  t.same(await complete("cogmock cognito-idp list-users --user-pool-id 'us-east-1_s"), ['us-east-1_shop'])
  t.same(await complete("cogmock cognito-idp get-group --user-pool-id 'us-east-1_shop' --group-name ad"), ['admins'])
  t.same(await complete('cogmock cognito-idp get-group --user-pool-id "$POOL" --group-name ad'), ['admins'])
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is for the shell.
  t.same(await complete('cogmock cognito-idp get-group --description "two words" --user-pool-id ${POOL} --group-name ad'), ['admins'])
})

t.test('zsh', { skip: hasShell('zsh') ? false : 'zsh is not installed' }, async (t) => {
  t.equal(spawnSync('zsh', ['-n', script('cogmock.zsh')]).status, 0)
  // A shell in a pseudo terminal of its own, where Tab is pressed.
  const complete = async (line: string): Promise<string> => {
    const session = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; unsetopt zle_bracketed_paste 2>/dev/null; stty -echo; cd '${folder}'; autoload -U compinit; compinit -u -d '${folder}/zcompdump'"
zpty -w shell "zstyle ':completion:*' list-prompt ''; zstyle ':completion:*' menu no; setopt no_list_beep; bindkey '^I' complete-word"
zpty -w shell "source '${script('cogmock.zsh')}'; print re''ady"
zpty -r shell out '*ready*'
zpty -w -n shell $'${line}\\t'
sleep 1.5
zpty -w -n shell $'\\C-a: \\n'
zpty -w shell "fc -ln -1; print do''ne"
zpty -r shell out '*done*'
print -r -- "$out"
zpty -d shell
`
    const { stdout } = await run({ ...env, TERM: 'dumb', POOL: 'us-east-1_shop' }, 'zsh', ['-f', '-c', session])
    return stdout
  }
  t.match(await complete('cogmock quicks'), 'cogmock quickstart')
  t.match(await complete('cogmock cognito-idp list-users --user-pool-id us-east-1_sh'), 'us-east-1_shop')
  t.match(await complete("cogmock cognito-idp list-users --user-pool-id \\'us-east-1_sh"), "'us-east-1_shop'")
  t.match(await complete("cogmock cognito-idp get-group --user-pool-id \\'us-east-1_shop\\' --group-name ad"), 'admins')
  t.match(await complete('cogmock cognito-idp get-group --user-pool-id "$POOL" --group-name ad'), 'admins')
  t.match(await complete('cogmock cognito-idp list-users --cli-input-json file://folder\\\\ wi'), 'folder\\ with\\ space/')
  t.match(await complete('cogmock seed --file=see'), '--file=seed.yaml')
})

t.test('fish', { skip: hasShell('fish') ? false : 'fish is not installed' }, async (t) => {
  const complete = async (line: string): Promise<string[]> => {
    const { stdout } = await run(env, 'fish', [
      '--no-config',
      '-c',
      `cd '${folder}'; set POOL us-east-1_shop; source '${script('cogmock.fish')}'; complete -C $argv[1]`,
      line,
    ])
    return stdout.split('\n').filter(Boolean)
  }
  t.equal(spawnSync('fish', ['-n', script('cogmock.fish')]).status, 0)
  t.match(await complete('cogmock sta'), ['start\tStart the emulator in the background', /^status\t/])
  t.match(await complete('cogmock cognito-idp list-users --user-pool-id us-east-1_s'), ['us-east-1_shop\tshop'])
  t.match(await complete('cogmock codes get --user bob@ex'), ['bob@example.com'])
  t.match(await complete('cogmock seed --file see'), [/^seed\.yaml/])
  t.match(await complete('cogmock seed --file=see'), [/^--file=seed\.yaml/])
  t.match(await complete("cogmock cognito-idp list-users --user-pool-id 'us-east-1_s"), [/us-east-1_shop/])
  t.match(await complete('cogmock cognito-idp get-group --user-pool-id "$POOL" --group-name ad'), [/admins/])
  t.match(await complete("cogmock cognito-idp get-group --user-pool-id 'us-east-1_shop' --group-name ad"), [/admins/])
  t.match(await complete('cogmock cognito-idp list-users --cli-input-json file://folder\\ wi'), [/folder\\? with/])
})

t.test('PowerShell can read its script', async (t) => {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')))
  const text = readFileSync(script('cogmock.ps1'), 'utf8')
  t.equal(parser.parse(text)?.rootNode.hasError, false)
  t.equal(parser.parse(text.replace(/}\n$/, ''))?.rootNode.hasError, true, 'it would tell')
})

t.test('PowerShell', { skip: hasShell('pwsh') ? false : 'PowerShell is not installed' }, async (t) => {
  const line = 'cogmock cognito-idp list-users --user-pool-id us-east-1_s'
  const command = `. '${script('cogmock.ps1')}'; (TabExpansion2 -inputScript '${line}' -cursorColumn ${line.length}).CompletionMatches.CompletionText`
  t.match((await run(env, 'pwsh', ['-NoProfile', '-Command', command])).stdout, 'us-east-1_shop')
})

t.test('`cogmock completion` prints the script of each shell', async (t) => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) t.match((await cogmock(env, ['completion', shell])).stdout, '__complete')
})

t.test('a press of the Tab key is answered within 80 ms, but for what other processes take', async (t) => {
  const time = async (words: readonly string[]) => {
    const begin = process.hrtime.bigint()
    await run(env, process.execPath, words)
    return Number(process.hrtime.bigint() - begin) / 1e6
  }
  const tab = [program, '__complete', '--', 'cognito-idp', 'list-users', '--user-pool-id', '']
  const [empty, full]: [number[], number[]] = [[], []]
  for (let round = 0; round < 7; round++) {
    empty.push(await time(['-e', '0']))
    full.push(await time(tab))
  }
  // An empty process takes 20 ms on a machine that does nothing else, so that four of them are 80.
  t.ok((full.sort((a, b) => a - b)[3] ?? 0) < 4 * (empty.sort((a, b) => a - b)[3] ?? 0))
})
