import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createSecureServer } from 'node:tls'
import t from 'tap'
import { parseEndpointUrl } from '../../src/client/endpoint-url.ts'
import { type HttpRequest, post } from '../../src/client/http.ts'
import { proxyFor } from '../../src/client/proxy.ts'
import { issuedCertificate, newAuthority } from '../../src/ports/live/local-authority.ts'

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

const folder = mkdtempSync(join(tmpdir(), 'cogmock-proxy-'))
const authority = await newAuthority(Date.now() / 1000)
const caFile = join(folder, 'ca.pem')
writeFileSync(caFile, authority.cert)

const secure = createSecureServer(await issuedCertificate(authority, ['service.invalid'], Date.now() / 1000), (socket) => {
  socket.on('error', () => {}).once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecure'))
})
const securePort = await listening(secure)

/** What the proxy was asked for, with whose password. */
const asked: [string | undefined, string | undefined][] = []
const proxyServer = createServer((request, response) => {
  asked.push([request.url, request.headers['proxy-authorization']])
  response.end('plain')
})
proxyServer.on('connect', (request, socket) => {
  asked.push([`CONNECT ${request.url}`, request.headers['proxy-authorization']])
  socket.on('error', () => {})
  if (request.url?.startsWith('forbidden')) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  const onward = connect(securePort, '127.0.0.1').on('error', () => {})
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
  return onward.pipe(socket).pipe(onward)
})
const proxyPort = await listening(proxyServer)
t.teardown(() => {
  proxyServer.closeAllConnections()
  proxyServer.close()
  secure.close()
  rmSync(folder, { recursive: true, force: true })
})

function request(endpoint: string, proxy: string, verify: boolean | string = true): HttpRequest {
  const address = parseEndpointUrl(endpoint)
  const found = proxyFor(address.url, address.shown, { HTTP_PROXY: proxy, HTTPS_PROXY: proxy })
  return { ...address, proxy: found, headers: () => ({}), body: '{}', connectTimeout: 5000, readTimeout: 5000, verify }
}

t.test('plain requests are handed to the proxy, secure ones go through a tunnel', async (test) => {
  const proxy = `http://me:p%40ss@127.0.0.1:${proxyPort}`
  const authorization = `Basic ${Buffer.from('me:p@ss').toString('base64')}`
  test.equal((await post(request('http://SERVICE.invalid/a', proxy))).body, 'plain')
  test.equal((await post(request('https://service.invalid/a', proxy, caFile))).body, 'secure')
  test.equal((await post(request('https://service.invalid:8443', proxy, false))).body, 'secure')
  test.same(asked, [
    ['http://service.invalid/a', authorization],
    ['CONNECT service.invalid:443', authorization],
    ['CONNECT service.invalid:8443', authorization],
  ])
})

t.test('what goes wrong on the way is said in the words of the AWS CLI', async (test) => {
  const proxy = `127.0.0.1:${proxyPort}`
  const untrusted = '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:992)'
  const rows: readonly (readonly [HttpRequest, string])[] = [
    [request('https://forbidden.invalid', proxy), `Failed to connect to proxy URL: "http://${proxy}"`],
    [request('http://service.invalid', 'http://127.0.0.1:1'), 'Failed to connect to proxy URL: "http://127.0.0.1:1"'],
    [request('https://service.invalid', 'http://nobody.invalid'), 'Failed to connect to proxy URL: "http://nobody.invalid"'],
    [request('http://service.invalid', 'http://us:er@127.0.0.1:1'), 'Failed to connect to proxy URL: "http://***:***@127.0.0.1:1"'],
    [request('https://service.invalid', proxy), `SSL validation failed for https://service.invalid/ ${untrusted}`],
    [
      request(`https://127.0.0.1:${securePort}`, '', join(folder, 'missing')),
      `SSL validation failed for https://127.0.0.1:${securePort}/ [Errno 2] No such file or directory`,
    ],
  ]
  for (const [sent, message] of rows) await test.rejects(post(sent), { message }, message)
})

t.test('the environment says which addresses have a proxy', (test) => {
  const rows: readonly (readonly [string, Record<string, string>, string | undefined])[] = [
    ['http://a', { HTTP_PROXY: 'http://p:1' }, 'http://p:1'],
    ['http://a', { HTTP_PROXY: 'http://p:1', http_proxy: 'q' }, 'http://q'],
    ['http://a', { HTTP_PROXY: 'http://p:1', http_proxy: '' }, undefined],
    ['http://a', { HTTPS_PROXY: 'http://p:1', ALL_PROXY: 'http://p:1' }, undefined],
    ['https://a', { HTTPS_PROXY: '//p:1' }, 'http://p:1'],
    ['http://127.0.0.1:4566', { HTTP_PROXY: 'p' }, 'http://p'],
    ['http://127.0.0.1:4566', { HTTP_PROXY: 'p', NO_PROXY: 'x, 127.0.0.1' }, undefined],
    ['http://127.0.0.1:4566', { HTTP_PROXY: 'p', NO_PROXY: '127.0.0.1:1' }, 'http://p'],
    ['http://a.b.c', { HTTP_PROXY: 'p', NO_PROXY: '.B.c' }, undefined],
    ['http://ab.c', { HTTP_PROXY: 'p', NO_PROXY: 'b.c' }, 'http://p'],
    ['http://a', { HTTP_PROXY: 'p', NO_PROXY: '*' }, undefined],
    ['http://a', { HTTP_PROXY: 'p', NO_PROXY: 'a', no_proxy: '' }, 'http://p'],
  ]
  for (const [endpoint, env, expected] of rows) {
    const { url, shown } = parseEndpointUrl(endpoint)
    test.equal(proxyFor(url, shown, env)?.shown, expected, JSON.stringify([endpoint, env]))
  }
  const fails = (proxy: string, message: string) =>
    test.throws(() => proxyFor(new URL('http://a'), 'http://a/', { HTTP_PROXY: proxy }), { message })
  fails('http://', 'An HTTP Client raised an unhandled exception: No host specified.')
  fails('http://p:x', 'An HTTP Client raised an unhandled exception: Failed to parse: http://p:x')
  test.end()
})
