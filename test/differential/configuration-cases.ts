import type { Case } from './two-sides.ts'

const describe = ['cognito-idp', 'describe-user-pool', '--user-pool-id', 'p_1']
const keys = 'aws_access_key_id = K\naws_secret_access_key = S\n'
const region = 'region = eu-west-1\n'
const standard = `[default]\n${region}${keys}`
const role = 'role_arn = arn:aws:iam::123456789012:role/x\n'

/** Nothing of the environment's, so that the files count. */
const unset = { AWS_MAX_ATTEMPTS: '1', AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null, AWS_DEFAULT_REGION: null }
const filesOf = { AWS_CONFIG_FILE: 'FOLDER/config', AWS_SHARED_CREDENTIALS_FILE: 'FOLDER/credentials' }

interface More {
  readonly credentials?: string
  readonly env?: Readonly<Record<string, string>>
  readonly argv?: readonly string[]
}

function configured(config: string, { credentials = '', env = {}, argv = [] }: More = {}): Case {
  return {
    argv: [...describe, ...argv],
    env: { ...unset, ...filesOf, ...env },
    files: { config, credentials },
    answers: [{ body: { UserPool: { Name: 'x', CreationDate: 1700000000 } } }],
  }
}

const setting = (line: string, more?: More) => configured(`${standard}${line}\n`, more)
const process = (command: string, more = '') => configured(`[default]\n${region}credential_process = ${command}\n${more}`)
const printing = (answer: unknown) => `echo '${JSON.stringify(answer)}'`
const taking = (text: string, others = '') => configured(`[profile a]\n${region}${text}\n${others}`, { argv: ['--profile', 'a'] })

const printed = { Version: 1, AccessKeyId: 'PK', SecretAccessKey: 'PS' }

const texts = [
  '[default',
  'region = x\n',
  '[default]\nregion\n',
  `[default]\n region = eu-west-1\n${keys}`,
  `${standard}[default]\nregion = x\n`,
  `${standard}region = us-west-2\n`,
  `[DEFAULT]\n${region}[default]\n${keys}`,
  `${standard}[profile default]\nregion = ap-south-1\n${keys}`,
  '[default]\nREGION = eu-west-1\nAWS_ACCESS_KEY_ID = K\nAws_Secret_Access_Key = S\n',
  `[default] ; c\nregion = eu-west-1 ; c\n${keys}`,
  `[default]\nregion = eu-west-1\n\n  more\n${keys}`,
  `[default]\ns3 =\n  a = b\n  c\n${keys}${region}`,
  `[default]\ns3 =\n  a = b\n\n  c = d\n${keys}${region}`,
  `\ufeff${standard}`,
  standard.replaceAll('\n', '\r\n'),
  standard.replaceAll('\n', '\r'),
  `  [default]\n${region}${keys}`,
  `[default]\n= x\n${keys}`,
  `[default]\nregion = "eu-west-1"\n${keys}`,
  `[default]\nregion = größe\n${keys}`,
  `[a]b]\n${standard}`,
  `[profile 'x]\na = b\n${standard}`,
  `[default]\n${region}# c\n  # d\n${keys}`,
]
const headers: readonly (readonly [string, string])[] = [
  ['a b', '[profile "a b"]'],
  ['a b', '[profile a b]'],
  ['a', '[profile  a ]'],
  ['a', '[ profile a ]'],
  ['a', '[Profile a]'],
  ['a', '[a]'],
  ['ab', '[profile a"b"]'],
  ['a"b', '[profile a\\"b]'],
  ['é', '[profile é]'],
]
const commands = [
  'nope x',
  '/dev/null',
  'sh -c "echo oops >&2; exit 3"',
  'echo {',
  'echo "it\'s',
  'echo \\',
  "''",
  '',
  ...[
    printed,
    { ...printed, SessionToken: 'T' },
    { ...printed, Expiration: '2099-01-01T00:00:00Z' },
    { ...printed, Expiration: '2001-01-01T00:00:00Z' },
    { ...printed, Expiration: '2099-01-01T00:00:00' },
    { ...printed, Expiration: 'x' },
    { ...printed, Version: 2 },
    { ...printed, Version: '1' },
    { Version: 1, AccessKeyId: 'a' },
    { AccessKeyId: 'a' },
    [],
  ].map(printing),
]
const settings = [
  'cli_binary_format = hex',
  'cli_timestamp_format = wire',
  'cli_timestamp_format = none',
  'output = text',
  'output = xml',
  'max_attempts = 0',
  'max_attempts = x',
  'max_attempts = 1_0',
  'retry_mode = adaptive',
  'retry_mode = legacy',
  'parameter_validation = false',
  'cli_history = enabled',
  'cli_follow_urlparam = true',
  'cli_auto_prompt = off',
  'tcp_keepalive = x',
  'ca_bundle = nope.pem',
  'services = x',
]

/** What is configured in files, and what is wrong there. Without a region or keys the reference stops and ours has its own: left out. */
export const configurationCases: readonly Case[] = [
  ...texts.map((text) => configured(text, { env: { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'E', AWS_SECRET_ACCESS_KEY: 'S' } })),
  ...texts.filter((text) => text.includes(keys)).map((text) => configured(text, { env: { AWS_DEFAULT_REGION: 'eu-central-1' } })),
  ...headers.map(([name, header]) => configured(`${header}\n${region}${keys}`, { env: { AWS_PROFILE: name } })),
  ...headers.map(([name, header]) => configured('', { credentials: `${header}\n${region}${keys}`, argv: ['--profile', name] })),
  ...commands.map((command) => process(command)),
  process(printing(printed), keys),
  configured(standard, { credentials: `[default]\ncredential_process = ${printing(printed)}\n` }),
  configured(standard, { credentials: `[default]\n${keys.replace('K', 'C')}aws_security_token = T\naws_session_token = U\n` }),
  configured(standard, { credentials: '[default]\naws_access_key_id = K\n' }),
  configured(standard, { credentials: 'broken' }),
  configured(standard, { env: { AWS_PROFILE: 'nope' } }),
  configured(standard, { env: { AWS_PROFILE: '' } }),
  configured(standard, { argv: ['--profile', ''] }),
  configured(standard, { env: { AWS_ACCESS_KEY_ID: 'E' } }),
  configured(standard, {
    env: { AWS_ACCESS_KEY_ID: 'E', AWS_SECRET_ACCESS_KEY: 'S', AWS_CREDENTIAL_EXPIRATION: '2001-01-01T00:00:00Z' },
  }),
  configured(standard, { env: { AWS_ACCESS_KEY_ID: 'E', AWS_SECRET_ACCESS_KEY: 'S', AWS_SECURITY_TOKEN: 'T', AWS_SESSION_TOKEN: 'U' } }),
  taking(role),
  taking(`${role}source_profile = b`),
  taking(`${role}source_profile = b\ncredential_source = Environment`),
  taking(`${role}source_profile = a`),
  taking(`${role}source_profile = b`, '[profile b]\n'),
  taking(`${role}source_profile = b`, '[profile b]\naws_access_key_id = K\n'),
  taking(`${role}source_profile = b`, `[profile b]\n${role}source_profile = a\n`),
  taking(`${role}source_profile = b`, '[profile b]\ncredential_process = nope\n'),
  taking(`${role}credential_source = Environment`),
  taking(`${role}credential_source = environment`),
  taking('web_identity_token_file = x\n'),
  ...settings.map((line) => setting(line)),
  // Of two mistakes, the one that the reference finds first.
  configured('[default\n', { argv: ['--query', '['] }),
  configured('[default\n', { argv: ['--no-cli-auto-prompt', '--foo'] }),
  setting('cli_binary_format = hex', { argv: ['--foo'] }),
  setting('', { argv: ['--query', ' ', '--cli-connect-timeout', 'x'] }),
  setting('', { argv: ['--profile', 'nope', '--region', 'x y'] }),
  configured('[default]\nregion=eu-west-1\naws_access_key_id = K\n', { argv: ['--no-sign-request'] }),
  setting('cli_timestamp_format = none', { argv: ['--generate-cli-skeleton'] }),
  setting('parameter_validation = no', { argv: ['--cli-input-json', '{"Foo": [1]}'] }),
  setting('', { argv: ['--cli-connect-timeout', '-1'] }),
  setting('', { argv: ['--cli-auto-prompt', '--no-cli-auto-prompt'] }),
]
