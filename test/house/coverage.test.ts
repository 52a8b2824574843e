/** What `cogmock coverage` claims: nothing is called real that no test of its behaviour calls. */
import { readFileSync } from 'node:fs'
import { globSync } from 'glob'
import t from 'tap'
import type { OperationCoverage } from '../../src/model/coverage.ts'
import { cognitoIdentity } from '../../src/model/generated/cognito-identity.ts'
import { cognitoIdp } from '../../src/model/generated/cognito-idp.ts'
import { root } from '../support/place.ts'
import { cogmock } from '../support/run.ts'

const listed = async (...words: string[]) => await cogmock(process.env, ['coverage', ...words])
const all = async (): Promise<OperationCoverage[]> => JSON.parse((await listed('--json')).stdout)

/** The tests of operations without their comments, one text. */
const tests = globSync('test/{operations,http,oauth,clients}/**/*.ts', { cwd: root, absolute: true })
  .map((file) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))
  .join('\n')

/** Whether a test calls it through an SDK client: as a method, or as a command that is sent. */
function isCalled(operation: string): boolean {
  const method = operation.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase())
  return tests.includes(`.${method}(`) || tests.includes(`new ${operation}Command(`)
}

t.test('every operation is listed once', async (t) => {
  const names = (await all()).map(({ service, operation }) => `${service} ${operation}`)
  const wanted = [cognitoIdp, cognitoIdentity].flatMap(({ name, operations }) =>
    Object.keys(operations).map((operation) => `${name} ${operation}`),
  )
  t.same([...names].sort(), [...wanted].sort())
  t.equal(new Set(names).size, 163)
})

t.test('what is called real or partial is called by a test of its behaviour', async (t) => {
  t.equal(isCalled('AdminCreateUser'), true)
  t.equal(isCalled('NoSuchOperation'), false)
  const claimed = (await all()).filter(({ met }) => met !== 'not yet')
  t.ok(claimed.length > 100)
  t.same(
    claimed.filter(({ operation }) => !isCalled(operation)).map(({ operation }) => operation),
    [],
  )
})

t.test('the list for people and scripts', async (t) => {
  const { status, stdout, stderr } = await listed()
  t.equal(status, 0)
  t.match(stdout, /^cognito-idp\tAdminCreateUser\treal$/m)
  t.notMatch(stdout, /\tpartial$/m, 'what is partial says what is missing')
  t.match(stderr, /^163 operations: \d+ real, \d+ partial, \d+ not yet\n$/)
  const partial = await listed('--only', 'partial', '--json')
  t.ok((JSON.parse(partial.stdout) as OperationCoverage[]).every(({ met, missing }) => met === 'partial' && missing.length > 0))
  t.match(await listed('--only', 'nope'), { status: 252 })
})
