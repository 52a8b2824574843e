import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { readAwsConfig } from '../../src/client/aws-config.ts'
import { findCredentials } from '../../src/client/credentials.ts'
import { shellWords } from '../../src/client/shell-words.ts'

const folder = mkdtempSync(join(tmpdir(), 'cogmock-credentials-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))
const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') }
const role = 'role_arn = arn:aws:iam::123456789012:role/x\n'
const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = secret\n`

/** Which key a profile's requests are signed with. */
function keyOf(config: string, profile: string, env: Record<string, string> = {}): string | undefined {
  writeFileSync(files.AWS_CONFIG_FILE, config)
  writeFileSync(files.AWS_SHARED_CREDENTIALS_FILE, `[shared]\n${keys('SHARED')}`)
  return findCredentials(env, readAwsConfig({ ...files, ...env }), profile, true)?.accessKeyId
}

t.test('nobody gives roles here, so the keys that would take them are used', (test) => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [`[profile a]\n${role}source_profile = b\n[profile b]\n${keys('B')}`, 'B'],
    [`[profile a]\n${role}source_profile = shared\n`, 'SHARED'],
    [`[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = c\n[profile c]\n${keys('C')}`, 'C'],
    [`[profile a]\n${role}source_profile = a\n${keys('OWN')}`, 'OWN'],
    [`[profile a]\n${role}credential_source = Environment\n`, 'ENV'],
    [`[profile a]\n${role}credential_source = Ec2InstanceMetadata\n`, 'cogmock'],
    [`[profile a]\n${role}source_profile = b\n[profile b]\nsso_start_url = https://example.com\nsso_region = eu-west-1\n`, 'cogmock'],
    [`[profile a]\n${role}web_identity_token_file = token\n`, undefined],
    ['[profile a]\nsso_session = x\nsso_account_id = 123456789012\n[sso-session x]\nsso_region = eu-west-1\n', undefined],
    [`[profile a]\ncredential_process = printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "s"}' PROCESS\n`, 'PROCESS'],
  ]
  for (const [config, key] of rows) {
    test.equal(keyOf(config, 'a', { AWS_ACCESS_KEY_ID: 'ENV', AWS_SECRET_ACCESS_KEY: 'secret' }), key, config)
  }
  test.end()
})

t.test('profiles that lead nowhere are refused', (test) => {
  const rows: readonly (readonly [string, string])[] = [
    [`[profile a]\n${role}`, 'Partial credentials found in assume-role, missing: source_profile or credential_source'],
    [`[profile a]\n${role}source_profile = b\n`, 'The source_profile "b" referenced in the profile "a" does not exist.'],
    [`[profile a]\n${role}source_profile = b\n[profile b]\nregion = x\n`, 'The source profile "b" must have credentials.'],
    [
      `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = a\n`,
      "Infinite loop in credential configuration detected. Attempting to load from profile a which has already been visited. Visited profiles: ['a', 'b']",
    ],
    ['[profile a]\ncredential_process = false\n', 'Error when retrieving credentials from custom-process: '],
    ['[profile a]\ncredential_process = missing-program\n', "[Errno 2] No such file or directory: 'missing-program'"],
  ]
  for (const [config, message] of rows) test.throws(() => keyOf(config, 'a'), { message, exitCode: 255 }, message)
  test.end()
})

t.test('words are split as a shell splits them', (test) => {
  const rows: readonly (readonly [string, string[]])[] = [
    ['', []],
    [' a  b\t"c d" ', ['a', 'b', 'c d']],
    [`a"b"'c'\\ d`, ['abc d']],
    [`"a\\"b\\c" '\\' ''`, ['a"b\\c', '\\', '']],
  ]
  for (const [text, words] of rows) test.same(shellWords(text), words, text)
  test.throws(() => shellWords('"a'), { message: 'No closing quotation' })
  test.throws(() => shellWords('a\\'), { message: 'No escaped character' })
  test.end()
})
