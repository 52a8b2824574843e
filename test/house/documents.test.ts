import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { documents } from '../../src/build/documents.ts'
import { dist, root } from '../support/place.ts'

const pages = readdirSync(join(root, 'man'))

t.test('manual pages, help snapshot and schema are as the source has them (`npm run documents` writes them)', async (t) => {
  const current = await documents()
  for (const [path, text] of current) t.equal(existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8'), text, path)
  t.same(
    pages.filter((page) => !current.has(`man/${page}`)),
    [],
    'no page is left over',
  )
})

t.test('package.json lists every page, because npm installs only those', async (t) => {
  const { man } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  t.same(
    man,
    pages.sort().map((page) => `./man/${page}`),
  )
})

t.test('a page refers only to pages that there are', async (t) => {
  for (const page of pages) {
    const references = [...readFileSync(join(root, 'man', page), 'utf8').matchAll(/^\.Xr (\S+) 1/gm)].map(([, name]) => `${name}.1`)
    t.same(
      references.filter((name) => !pages.includes(name)),
      [],
      page,
    )
  }
})

/** Pages of operations are made by the build. */
const operationPages = readdirSync(join(dist, 'man'))

t.test('every operation has a page', async (t) => {
  const services = ['cognito-idp', 'cognito-identity']
  const wanted = services.flatMap((service) =>
    Object.keys(JSON.parse(readFileSync(join(dist, 'model', service, 'index.json'), 'utf8'))).map((name) => `cogmock-${service}-${name}.1`),
  )
  t.same(operationPages.sort(), wanted.sort())
})

const paths = [...pages.map((page) => join(root, 'man', page)), ...operationPages.map((page) => join(dist, 'man', page))]
const mandoc = spawnSync('mandoc', ['-T', 'lint', ...paths], { encoding: 'utf8' })
t.test('mandoc finds nothing', { skip: mandoc.error === undefined ? false : 'mandoc is not installed' }, async (t) => {
  // It looks for other pages where the system keeps its own; whether they are there is tested above.
  t.same(
    mandoc.stdout.split('\n').filter((line) => line !== '' && !line.includes('referenced manual not found')),
    [],
  )
})

const groff = spawnSync('man', ['--version'], { encoding: 'utf8' })
t.test('man finds nothing', { skip: groff.status === 0 ? false : 'man-db is not installed' }, async (t) => {
  // Every eighth of those that are made by one rule.
  for (const page of [...paths.slice(0, pages.length), ...paths.slice(pages.length).filter((_, index) => index % 8 === 0)]) {
    const { stderr } = spawnSync('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', page], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', MANROFFSEQ: '' },
    })
    t.equal(stderr, '', page)
  }
})
