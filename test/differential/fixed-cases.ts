import { configurationCases } from './configuration-cases.ts'
import type { Case } from './two-sides.ts'

const describe = ['cognito-idp', 'describe-user-pool', '--user-pool-id', 'p_1']
const once = { AWS_MAX_ATTEMPTS: '1' }

/** Addresses that both sides refuse or call. Those with a query are left out: the reference gives them up and calls Amazon. */
const endpoints = [
  'http://127.0.0.1:PORT/a/b/',
  'http://127.0.0.1:PORT/a b/é',
  'http://127.0.0.1:PORT/#f',
  'HTTP://user:pw@LOCALHOST:PORT//',
  ' http://127.0.0.1:PORT',
  'http://127.0.0.1:80',
  'http://127.0.0.1:1/x',
  'http://user:pw@127.0.0.1:1',
  'https://127.0.0.1:PORT',
  'https://127.0.0.1:1',
  'http://nobody.invalid',
  '127.0.0.1:PORT',
  '//127.0.0.1:PORT',
  'http:/127.0.0.1:PORT',
  'http:127.0.0.1',
  'http://',
  'file:///x',
  'foo',
  '',
  'http://-a:1',
  'http://a..b',
  'http://größe.invalid',
  'http://127.0.0.1:1\n',
]

const sample = ['cognito-idp', 'admin-create-user', '--user-pool-id', 'p_1', '--username', 'u', '--generate-cli-skeleton', 'output']
const created = 'User.UserCreateDate'
const sampleQueries = [
  'User',
  created,
  `type(${created})`,
  'to_string(User)',
  `${created} == User.UserLastModifiedDate`,
  `length(${created})`,
  `to_number(${created})`,
  `sort([${created}])`,
  `[${created}, ${created}]`,
  'values(User)',
]

const own = 'http://127.0.0.1:PORT'
const dead = 'http://127.0.0.1:1'
const proxies: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['http://SERVICE.invalid/x', { HTTP_PROXY: own }],
  ['http://service.invalid:8080/x', { http_proxy: '127.0.0.1:PORT' }],
  ['http://service.invalid', { http_proxy: '', HTTP_PROXY: own }],
  ['http://service.invalid', { HTTP_PROXY: '', http_proxy: own }],
  ['http://service.invalid', { HTTP_PROXY: 'http://u:p%40w@127.0.0.1:PORT/path' }],
  ['http://service.invalid', { HTTPS_PROXY: own, ALL_PROXY: own }],
  ['https://service.invalid', { HTTP_PROXY: own }],
  ['https://service.invalid', { HTTPS_PROXY: own }],
  ['https://service.invalid', { HTTPS_PROXY: 'http://u:p@127.0.0.1:1' }],
  ['http://service.invalid', { HTTP_PROXY: 'socks5://127.0.0.1:PORT' }],
  ['http://service.invalid', { HTTP_PROXY: 'http://' }],
  ['http://service.invalid', { HTTP_PROXY: 'http://127.0.0.1:x' }],
  [own, { HTTP_PROXY: dead }],
  [own, { HTTP_PROXY: dead, NO_PROXY: 'localhost, 127.0.0.1' }],
  [own, { HTTP_PROXY: dead, NO_PROXY: '.0.0.1' }],
  [own, { HTTP_PROXY: dead, NO_PROXY: '127.0.0.0/8' }],
  [own, { HTTP_PROXY: dead, NO_PROXY: '127.0.0.1:PORT' }],
  [own, { HTTP_PROXY: dead, NO_PROXY: '*' }],
  [own, { HTTP_PROXY: dead, NO_PROXY: '*', no_proxy: '' }],
  ['https://127.0.0.1:PORT', { AWS_CA_BUNDLE: 'missing.pem' }],
  ['https://127.0.0.1:PORT', { REQUESTS_CA_BUNDLE: '.' }],
]

export const fixedCases: Readonly<Record<string, readonly Case[]>> = {
  'sample answers': sampleQueries.flatMap((query) =>
    ['json', 'text', 'table', 'yaml', 'yaml-stream'].map((format) => ({ argv: [...sample, '--query', query, '--output', format] })),
  ),
  'sample answers of pages': [['--max-items', '1'], ['--starting-token', 'x'], ['--limit', '1'], []].map((options) => ({
    argv: ['cognito-idp', 'list-users', '--user-pool-id', 'p_1', '--generate-cli-skeleton', 'output', ...options],
  })),
  configuration: configurationCases,
  proxies: proxies.map(([endpoint, env]) => ({ argv: describe, env: { ...once, ...env }, endpoint })),
  endpoints: endpoints.map((endpoint) => ({ argv: describe, env: once, endpoint })),
}
