import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import t from 'tap'
import { commandNames } from '../../src/cli/command-table.ts'
import { dist, root } from '../support/place.ts'
import { cogmock, run } from '../support/run.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { NODE_EXTRA_CA_CERTS, ...env } = process.env

t.test('every dependency is pinned to one version', async (t) => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  for (const [name, version] of Object.entries<string>(all)) t.match(version, /^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/, name)
})

t.test('the lock file names no registry', async (t) => {
  t.notMatch(readFileSync(join(root, 'package-lock.json'), 'utf8'), /"resolved": "http/)
})

t.test('the lock file has every platform, so that `npm ci` works on each', async (t) => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
  const wanted = Object.values<{ optionalDependencies?: object }>(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  t.same(
    wanted.filter((name) => !names.has(name)),
    [],
  )
})

t.test('the README lists every command', async (t) => {
  const [, commands = ''] = /\n## Commands\n([\s\S]*?)\n### /.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  t.same(
    commandNames.filter((name) => !commands.includes(`\`${name}\``)),
    [],
  )
})

t.test('only the program, the manual, the completion scripts and the texts about it are published', async (t) => {
  // Without scripts: they would build anew what this test runs from.
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', env })
  const [{ files }] = JSON.parse(stdout.slice(stdout.indexOf('[')))
  const paths: string[] = files.map(({ path }: { path: string }) => path)
  const allowed = [
    /^(package\.json|README\.md|CHANGELOG\.md|seed\.schema\.json)$/,
    /^bin\/(cogmock\.js|package\.json)$/,
    /^completions\/cogmock\.(bash|zsh|fish|ps1)$/,
    /^man\/cogmock[\w-]*\.1$/,
    /^dist\/[\w.-]+\.(cjs|mjs)$/,
    /^dist\/man\/cogmock-cognito-[\w-]+\.1$/,
    /^dist\/model\/(coverage|cognito-(idp|identity)\/[\w-]+)\.json$/,
  ]
  t.same(
    paths.filter((path) => !allowed.some((pattern) => pattern.test(path))),
    [],
  )
  for (const wanted of ['bin/cogmock.js', 'man/cogmock.1', 'completions/cogmock.bash', 'README.md', 'CHANGELOG.md', 'seed.schema.json']) {
    t.ok(paths.includes(wanted), wanted)
  }
})

const isDefault = relative(root, dist) === 'dist'
t.test(
  'installed from its tarball it works, with its manual',
  { skip: isDefault ? false : 'the package is made of dist', timeout: 180_000 },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'cogmock-install-'))
    t.teardown(() => rmSync(folder, { recursive: true, force: true }))
    const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, encoding: 'utf8', env })
    t.equal(packed.status, 0, packed.stderr)
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
    const prefix = join(folder, 'prefix')
    const installed = spawnSync('npm', ['install', '--global', '--prefix', prefix, join(folder, tarball)], {
      cwd: folder,
      encoding: 'utf8',
      env,
    })
    t.equal(installed.status, 0, installed.stderr)
    const program = join(prefix, 'bin', 'cogmock')
    const place = { ...env, COGMOCK_HOME: join(folder, 'home'), COGMOCK_KEYCHAIN: 'off' }
    t.match((await run(place, program, ['--version'])).stdout, `cogmock/${manifest.version} `)
    t.equal((await run(place, program, ['start', '--port', '0'])).status, 0)
    t.match((await run(place, program, ['quickstart'])).stdout, 'The token is valid.')
    t.match((await run(place, program, ['quickstart'])).stdout, 'is there already')
    t.match((await run(place, program, ['completion', 'bash'])).stdout, 'complete -F _cogmock cogmock')
    t.match((await run(place, program, ['man', 'seed', '--path'])).stdout, 'man/cogmock-seed.1')
    t.match((await run(place, program, ['man', 'cognito-idp', 'list-users', '--path'])).stdout, 'man/cogmock-cognito-idp-list-users.1')
    t.match((await run(place, program, ['stop'])).stdout, 'has stopped')
    t.ok(existsSync(join(prefix, 'share/man/man1/cogmock-token-decode.1')), 'man finds the pages')
  },
)

t.test('what it says about itself is what the package says', async (t) => {
  const { stdout } = await cogmock(env, ['--version'])
  t.equal(stdout, `cogmock/${manifest.version} node/${process.versions.node}\n`)
  t.equal((await cogmock(env, ['-V'])).stdout, stdout)
})

t.test('types, style and imports are in order (`npm run lint`)', { timeout: 180_000 }, async (t) => {
  for (const [tool, ...words] of [['tsc', '-p', '.'], ['biome', 'check'], ['knip'], ['publint']] as const) {
    const { status, stdout, stderr } = await run({ ...env, NO_COLOR: '1' }, 'node_modules/.bin/'.concat(tool), words)
    t.equal(status, 0, `${tool}: ${stdout.slice(-3000)}${stderr.slice(-1000)}`)
  }
})
