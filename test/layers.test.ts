import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { globSync } from 'glob'
import t from 'tap'
import { root } from './support/place.ts'

interface Layer {
  readonly folders: readonly string[]
  /** Folders of which only types may come. */
  readonly types?: readonly string[]
  readonly packages: readonly string[]
  /** Modules of Node.js: all, unless it says which. */
  readonly node?: readonly string[]
}

/** "Who may import whom" of the architecture. */
const layers: Readonly<Record<string, Layer>> = {
  model: { folders: [], packages: [] },
  ports: { folders: [], packages: [], node: [] },
  'ports/live': {
    folders: ['ports'],
    packages: [
      'jose',
      'openid-client',
      'undici',
      'nodemailer',
      'otpauth',
      '@simplewebauthn/server',
      'csv-parse',
      'hash-wasm',
      '@peculiar/x509',
      'reflect-metadata',
      'xml-crypto',
      'xml-encryption',
      '@xmldom/xmldom',
    ],
  },
  domain: { folders: [], types: ['model'], packages: [], node: ['node:crypto'] },
  store: { folders: ['domain'], types: ['ports'], packages: [] },
  triggers: { folders: ['domain'], types: ['ports'], packages: [] },
  operations: { folders: ['domain', 'model', 'triggers'], types: ['store', 'ports'], packages: ['jose'] },
  http: { folders: ['operations', 'domain', 'model'], types: ['ports'], packages: ['hono', '@hono/node-server', 'qr'] },
  client: { folders: ['model'], packages: ['undici'] },
  daemon: { folders: ['client'], types: ['ports'], packages: [] },
  cli: {
    folders: ['client', 'model', 'daemon'],
    packages: ['commander', 'inquirer', 'ora', 'cli-table3', 'conf', 'keytar', 'jose', 'js-yaml', '@jmespath-community/jmespath'],
  },
  build: { folders: ['model', 'cli', 'operations'], packages: ['esbuild', 'glob'] },
}

/** Files that may do more than their folder, each with what it is for. */
const exceptions: Readonly<Record<string, Layer>> = {
  // A build step: it reads the SDK's schemas with the compiler.
  'model/generate.ts': {
    folders: [],
    packages: ['typescript', '@aws-sdk/client-cognito-identity', '@aws-sdk/client-cognito-identity-provider'],
  },
  // The only place that assembles the server.
  'daemon/main.ts': {
    folders: ['client', 'ports', 'ports/live', 'domain', 'store', 'triggers', 'operations', 'http', 'model'],
    packages: ['hono', '@hono/node-server'],
  },
}

interface Import {
  readonly from: string
  readonly specifier: string
  readonly typeOnly: boolean
}

const sources = globSync('src/**/*.ts', { cwd: root, ignore: 'src/model/generated/**' }).sort()

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const statements = text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?([^'"`;]*?\sfrom\s+)?'([^']+)'/g)
  const calls = text.matchAll(/(typeof\s+)?\b(?:import|require)\(\s*'([^']+)'\s*\)/g)
  return [
    ...[...statements].map(([, , type, names = '', specifier = '']) => ({
      from: file,
      specifier,
      typeOnly: type !== undefined || onlyTypes(names),
    })),
    ...[...calls].map(([, type, specifier = '']) => ({ from: file, specifier, typeOnly: type !== undefined })),
  ]
}

/** `{ type A, type B } from` brings in nothing either. */
function onlyTypes(names: string): boolean {
  const [, inside = ''] = /^\{([^}]*)\}/.exec(names.trim()) ?? []
  return inside !== '' && inside.split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim()))
}

function layerOf(path: string): string {
  return path.startsWith('ports/live/') ? 'ports/live' : (path.split('/')[0] ?? path)
}

/** What is wrong with an import, or `undefined`. */
function violation({ from, specifier, typeOnly }: Import): string | undefined {
  const path = relative('src', from)
  const own = layerOf(path)
  const layer = exceptions[path] ?? layers[own]
  if (layer === undefined) return `${path}: src/${own} is not in the table of layers`
  if (specifier.startsWith('node:'))
    return layer.node === undefined || layer.node.includes(specifier) ? undefined : `${path} imports ${specifier}`
  if (!specifier.startsWith('.')) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/')
    return typeOnly || layer.packages.includes(name) ? undefined : `${path} imports the package ${name}`
  }
  const target = relative('src', join(dirname(from), specifier))
  const other = layerOf(target)
  if (target === 'daemon/main.ts') return `${path} imports daemon/main.ts, which only starts`
  if (other === own || layer.folders.includes(other)) return undefined
  return typeOnly && layer.types?.includes(other) ? undefined : `${path} imports ${typeOnly ? 'types of ' : ''}${target}`
}

const imports = sources.flatMap(importsOf)

t.test('a folder imports only what the architecture allows it', async (t) => {
  t.ok(imports.length > 200, 'the imports were found')
  t.same(
    imports.flatMap((one) => violation(one) ?? []),
    [],
  )
})

t.test('the check finds what it is for', async (t) => {
  const check = (from: string, specifier: string, typeOnly = false) => violation({ from: `src/${from}`, specifier, typeOnly })
  t.match(check('domain/user.ts', '../store/store.ts'), 'domain/user.ts imports store/store.ts')
  t.match(check('domain/user.ts', 'node:fs'), 'imports node:fs')
  t.match(check('http/server.ts', '../store/store.ts'), 'imports store/store.ts')
  t.match(check('cli/main.ts', '../daemon/main.ts'), 'imports daemon/main.ts')
  t.match(check('cli/main.ts', 'undici'), 'imports the package undici')
  t.match(check('elsewhere/a.ts', './b.ts'), 'not in the table')
  t.equal(check('operations/a.ts', '../store/store.ts', true), undefined)
})

t.test('an operation never calls another operation', async (t) => {
  const registry = readFileSync(join(root, 'src/operations/registry.ts'), 'utf8')
  const operations = new Set([...registry.matchAll(/from '\.\/([^']+)'/g)].map(([, path]) => `src/operations/${path}`))
  const between = imports.filter(({ from, specifier, typeOnly }) => {
    return !typeOnly && operations.has(from) && specifier.startsWith('.') && operations.has(join(dirname(from), specifier))
  })
  const isTable = 'src/operations/operation.ts'
  t.same(
    between
      .filter(({ from, specifier }) => join(dirname(from), specifier) !== isTable)
      .map(({ from, specifier }) => `${from} imports ${specifier}`),
    [],
  )
})
