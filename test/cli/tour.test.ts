import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { root } from '../support/place.ts'
import { run } from '../support/run.ts'
import { parseSession, sameForm, sessionPlace } from '../support/session.ts'

const reference = '/usr/bin/aws'

/** What the README's tour types, as a script for the AWS CLI, with more to look at in the end. */
function tourScript(): string {
  const [, tour = ''] = /\n## A five-minute tour\n([\s\S]*?)\n## /.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const blocks = [...tour.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  const commands = parseSession(blocks.join('')).map(({ command }) => command)
  const more = [
    'cogmock cognito-idp admin-get-user --user-pool-id "$pool" --username ada',
    'cogmock cognito-idp list-users --user-pool-id "$pool" --output table',
    'cogmock cognito-idp list-users --user-pool-id "$pool" --output yaml',
    // Of members that an older AWS CLI knows too.
    'cogmock cognito-idp describe-user-pool --user-pool-id "$pool" --query "UserPool.[Id,SchemaAttributes,AdminCreateUserConfig]"',
    'cogmock cognito-idp describe-user-pool-client --user-pool-id "$pool" --client-id "$client" --output text',
    'cogmock cognito-idp admin-get-user --user-pool-id "$pool" --username nobody || echo "exit $?"',
    'cogmock cognito-idp admin-delete-user --user-pool-id "$pool" --username ada',
    'cogmock cognito-identity list-identity-pools --max-results 5',
  ]
  const lines = [...commands.slice(0, -1), ...more, ...commands.slice(-1)]
  const script = lines.map((line) =>
    line.replaceAll('cogmock cognito-', 'aws cognito-').replace(/^cogmock start$/, 'cogmock start --port 0'),
  )
  return ['#!/bin/bash', 'set -euo pipefail', ...script, ''].join('\n')
}

/** All that a script says in a home of its own. */
async function said(test: Pick<typeof t, 'teardown' | 'equal'>, script: string): Promise<string[]> {
  const { folder, env } = sessionPlace(test)
  const bin = join(folder, 'reference')
  mkdirSync(bin)
  const path = `${bin}:${env.PATH}`
  writeFileSync(join(bin, 'aws'), `#!/bin/sh\nPATH=/usr/bin:$PATH exec cogmock aws "$@"\n`)
  chmodSync(join(bin, 'aws'), 0o755)
  writeFileSync(join(folder, 'tour.sh'), script)
  const own = { ...env, PATH: path, AWS_PAGER: '', COLUMNS: '80', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  const { status, stdout, stderr } = await run(own, 'bash', [join(folder, 'tour.sh')])
  test.equal(status, 0, stderr)
  return `${stdout}\n${stderr}`.split('\n').map(sameForm)
}

const script = tourScript()

t.test(
  'the tour is a clean script',
  { skip: spawnSync('shellcheck', ['--version']).error ? 'shellcheck is not installed' : false },
  async (t) => {
    for (const text of [script, script.replaceAll('aws cognito-', 'cogmock cognito-')]) {
      t.equal(spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' }).stdout, '')
    }
  },
)

t.test('the tour says the same through the AWS CLI', { skip: existsSync(reference) ? false : `there is no ${reference}` }, async (t) => {
  const [wanted, found] = [await said(t, script), await said(t, script.replaceAll('aws cognito-', 'cogmock cognito-'))]
  t.ok(wanted.length > 100, 'it says much')
  t.same(found, wanted)
})
