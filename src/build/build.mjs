/**
 * `npm run build`: model, bundles, per-operation models. `--tests` also compiles `test/`, `--documents` writes what is made from the source
 * and kept in the repository.
 * Plain JavaScript, because it is what makes TypeScript runnable here.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Where everything goes: `COGMOCK_DIST`, so that two people can build the same working tree at once, else `dist`. */
const dist = process.env.COGMOCK_DIST || 'dist'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const define = { COGMOCK_VERSION: JSON.stringify(manifest.version) }
/** Parts of the command line that run as ES modules, in tests and build steps: there its folder has to be told. */
const inModules = { ...define, __dirname: JSON.stringify(resolve(dist)) }
const common = { bundle: true, platform: 'node', target: 'node20.19', logLevel: 'warning', legalComments: 'none' }

/** Compiles one build step and runs it. */
async function step(entry, run) {
  const outfile = `${dist}/build/${entry.split('/').at(-1).replace(/\.ts$/, '.mjs')}`
  await build({ ...common, entryPoints: [entry], define: inModules, format: 'esm', packages: 'external', outfile })
  await run(await import(pathToFileURL(resolve(outfile)).href))
}

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })

await step('src/model/generate.ts', ({ generate }) => generate('src/model/generated'))
await step('src/build/operation-models.ts', ({ writeOperationModels }) => writeOperationModels(`${dist}/model`))
await step('src/build/coverage.ts', ({ writeCoverage }) => writeCoverage(`${dist}/model`))
await step('src/build/operation-pages.ts', ({ writeOperationPages }) => writeOperationPages(`${dist}/man`))

// What src/cli/chunks.ts loads when it is needed.
const chunks = {
  'chunk-aws': 'src/cli/aws.ts',
  'chunk-help': 'src/cli/service/help/help.ts',
  'chunk-pager': 'src/cli/output/pager.ts',
  'chunk-pages': 'src/client/pages.ts',
  'chunk-query': 'src/cli/output/query/compile-query.ts',
  'chunk-service': 'src/cli/service/run-service.ts',
  'chunk-skeleton': 'src/cli/service/skeleton.ts',
  'chunk-table': 'src/cli/output/table.ts',
  'chunk-text': 'src/cli/output/text.ts',
  'chunk-values': 'src/cli/service/values.ts',
  'chunk-yaml': 'src/cli/output/yaml.ts',
  'chunk-yaml-input': 'src/cli/service/yaml-input.ts',
}
// The command line is CommonJS: an empty ES module costs 4 ms more per process start.
await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts', ...chunks },
  define,
  format: 'cjs',
  // Every command reads and compiles this: half the text is a millisecond, and finding a package takes five.
  minify: true,
  banner: {
    js: '/* Built by cogmock. May contain @jmespath-community/jmespath (MPL-2.0) and js-yaml (MIT): their sources and licences are the packages of that name. */',
  },
  outdir: dist,
  outExtension: { '.js': '.cjs' },
})
await step('src/build/compile-commands.ts', ({ compileCommands }) => compileCommands(dist))
// commander is built in: finding and reading its seven files takes longer than running them. Prompts, spinners and the like stay
// packages, loaded by the commands that use them.
await build({
  ...common,
  entryPoints: { commands: 'src/cli/commands.ts' },
  define,
  format: 'cjs',
  external: Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).filter((name) => name !== 'commander'),
  minifyWhitespace: true,
  minifySyntax: true,
  outdir: dist,
  outExtension: { '.js': '.cjs' },
})
await build({
  ...common,
  entryPoints: { daemon: 'src/daemon/main.ts' },
  define,
  format: 'esm',
  // Finding packages takes longer than starting; what is rarely needed stays outside.
  external: [
    '@peculiar/x509',
    '@simplewebauthn/server',
    'csv-parse/sync',
    'hash-wasm',
    'jose',
    'nodemailer',
    'openid-client',
    'reflect-metadata',
    'undici',
    'xml-crypto',
    'xml-encryption',
    '@xmldom/xmldom',
  ],
  // What is imported when it is needed is a file of its own, with all that only it needs.
  splitting: true,
  chunkNames: 'daemon-[name]-[hash]',
  outdir: dist,
  outExtension: { '.js': '.mjs' },
})

// The program of the processes that functions run in. It is CommonJS for the sake of `require`, and loads what the function's project has.
await build({
  ...common,
  entryPoints: { 'function-runner': 'src/ports/live/functions/node-runner.ts' },
  format: 'cjs',
  minifyWhitespace: true,
  outdir: dist,
  outExtension: { '.js': '.cjs' },
})

if (process.argv.includes('--tests')) {
  const { globSync } = await import('glob')
  await build({
    ...common,
    entryPoints: globSync(['test/**/*.test.ts', 'test/bench/*.ts']),
    define: inModules,
    outbase: 'test',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    outdir: `${dist}/test`,
    outExtension: { '.js': '.mjs' },
  })
}

if (process.argv.includes('--documents')) {
  const write = (path, text) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  await step('src/build/documents.ts', async ({ documents }) => {
    rmSync('man', { recursive: true, force: true })
    for (const [path, text] of await documents()) write(path, text)
  })
}
