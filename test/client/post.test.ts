import { lookup } from 'node:dns/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import t from 'tap'
import { parseEndpointUrl } from '../../src/client/endpoint-url.ts'
import { type HttpRequest, post } from '../../src/client/http.ts'

interface Test {
  teardown(callback: () => unknown): void
}

/** A server of bytes; `undefined` where it cannot listen. */
function listen(test: Test, host: string, talk: (socket: Socket) => void): Promise<number | undefined> {
  const server = createServer((socket) => talk(socket.on('error', () => {})))
  test.teardown(() => server.close())
  return new Promise((resolve) => {
    server.on('error', () => resolve(undefined))
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port))
  })
}

const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => {
  return {
    ...parseEndpointUrl(url),
    headers: () => ({ 'x-a': 'b' }),
    body: '{}',
    connectTimeout: 5000,
    readTimeout: 5000,
    verify: true,
    ...more,
  }
}

/** Answers with the number of bytes of the body that it was sent. */
function counting(socket: Socket): void {
  let data = ''
  socket.setEncoding('utf8').on('data', (text) => {
    data += text
    const [head = '', body = ''] = data.split('\r\n\r\n')
    const length = Number(/content-length: (\d+)/.exec(head)?.[1])
    if (Buffer.byteLength(body) === length) socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${String(length).length}\r\n\r\n${length}`)
  })
}

t.test('a body of any size arrives', async (test) => {
  const port = await listen(test, '127.0.0.1', counting)
  for (const body of ['', '{}', 'ü'.repeat(3_000_000)]) {
    test.equal((await post(request(`http://127.0.0.1:${port}`, { body }))).body, String(Buffer.byteLength(body)))
  }
})

t.test('an answer of any size arrives, in pieces too', async (test) => {
  const answer = 'é'.repeat(2_000_000)
  const port = await listen(test, '127.0.0.1', (socket) => {
    socket.once('data', () => {
      const bytes = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}`)
      socket.write(bytes.subarray(0, 30))
      setTimeout(() => socket.end(bytes.subarray(30)), 20)
    })
  })
  test.ok((await post(request(`http://127.0.0.1:${port}`))).body === answer)
})

t.test('localhost is found wherever it listens', async (test) => {
  for (const { address: host } of await lookup('localhost', { all: true })) {
    const port = await listen(test, host, counting)
    if (port === undefined) test.pass(`there is no ${host} here`)
    else test.equal((await post(request(`http://localhost:${port}`))).body, '2', host)
  }
})

t.test('what goes wrong is said in the words of the AWS CLI', async (test) => {
  const closing = await listen(test, '127.0.0.1', (socket) => socket.once('data', () => socket.end()))
  const resetting = await listen(test, '127.0.0.1', (socket) => socket.once('data', () => socket.resetAndDestroy()))
  const silent = await listen(test, '127.0.0.1', (socket) => test.teardown(() => socket.destroy()))
  const talking = await listen(test, '127.0.0.1', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  const wrongVersion = '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:992)'
  const closed = 'Connection was closed before we received a valid response from endpoint URL'
  const rows: readonly (readonly [HttpRequest, string])[] = [
    [request(`http://127.0.0.1:${closing}`), `${closed}: "http://127.0.0.1:${closing}/".`],
    [request(`http://127.0.0.1:${resetting}`), `${closed}: "http://127.0.0.1:${resetting}/".`],
    [request(`http://127.0.0.1:${silent}`, { readTimeout: 50 }), `Read timeout on endpoint URL: "http://127.0.0.1:${silent}/"`],
    [request('http://127.0.0.1:1'), 'Could not connect to the endpoint URL: "http://127.0.0.1:1/"'],
    [request('http://localhost:1'), 'Could not connect to the endpoint URL: "http://localhost:1/"'],
    [request('HTTP://user:pw@LOCALHOST:1'), 'Could not connect to the endpoint URL: "http://user:pw@LOCALHOST:1/"'],
    [request(`https://127.0.0.1:${talking}`), `SSL validation failed for https://127.0.0.1:${talking}/ ${wrongVersion}`],
    [request('http://nobody.invalid/x'), 'Could not connect to the endpoint URL: "http://nobody.invalid/x"'],
  ]
  for (const [asked, message] of rows) await test.rejects(post(asked), { message }, message)
})

t.test('what is no address of a service is refused', (test) => {
  const refused = [
    '',
    'http://',
    'http:/127.0.0.1',
    'http:127.0.0.1',
    'ftp://127.0.0.1',
    'http://a_b',
    'http://-a',
    'http://a..b',
    'http://127.0.0.1:99999',
    'http://a\n',
    'http://größe.invalid',
    `http://${'a'.repeat(64)}`,
  ]
  for (const text of refused) test.throws(() => parseEndpointUrl(text), { message: `Invalid endpoint: ${text}`, exitCode: 255 }, text)
  for (const text of ['http://127.0.0.1:80', 'http://localhost.', 'http://[::1]:80', ' https://a-b.c/x'])
    test.ok(parseEndpointUrl(text), text)
  test.end()
})
