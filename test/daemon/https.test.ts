/** HTTPS beside HTTP on one port, with the local authority or with files of one's own. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { stopDaemon } from '../../src/daemon/stop-daemon.ts'
import { issuedCertificate, newAuthority } from '../../src/ports/live/local-authority.ts'
import { daemonHome } from '../support/daemon.ts'
import { cogmock } from '../support/run.ts'

interface Got {
  readonly status: number
  readonly body: string
}

/** A GET that trusts this authority alone. */
function get(url: string, ca: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject).end()
  })
}

t.test('--https answers on the same port with a certificate of an authority that is made once', async (t) => {
  const { env, home, start } = daemonHome(t)
  t.equal((await cogmock(env, ['ca', 'path'])).status, 1, 'there is none before')
  const { run } = await start({ https: true, state: ':memory:' })
  const path = (await cogmock(env, ['ca', 'path'])).stdout.trim()
  t.ok(path.startsWith(home))
  const ca = readFileSync(path, 'utf8')
  t.equal(statSync(join(home, '.authority', 'ca-key.pem')).mode & 0o777, 0o600)
  const { port } = new URL(run.url)
  for (const name of ['localhost', '127.0.0.1']) t.equal((await get(`https://${name}:${port}/_cogmock/health`, ca)).status, 200, name)
  t.equal((await fetch(`${run.url}/_cogmock/health`)).status, 200, 'and without it, as before')
  const created = await cogmock(env, ['cognito-idp', 'create-user-pool', '--pool-name', 'p', '--query', 'UserPool.Id', '--output', 'text'])
  const document = JSON.parse((await get(`https://localhost:${port}/${created.stdout.trim()}/.well-known/openid-configuration`, ca)).body)
  t.equal(document.token_endpoint, `https://localhost:${port}/oauth2/token`)
  // Browsers open connections in advance: one that says nothing must not keep the daemon.
  const silent = connect(Number(port), '127.0.0.1')
  silent.on('error', () => {})
  await new Promise((resolve) => silent.once('connect', resolve))
  const stopped = Date.now()
  await stopDaemon({ env })
  t.ok(Date.now() - stopped < 5000)
  const again = await start({ https: true, state: ':memory:' })
  t.equal(readFileSync(path, 'utf8'), ca)
  t.equal((await get(`${again.run.url.replace('http:', 'https:')}/_cogmock/health`, ca)).status, 200)
})

t.test('certificate and key can be given, and have to fit', async (t) => {
  const { home, start } = daemonHome(t)
  const authority = await newAuthority(Date.now() / 1000)
  const own = await issuedCertificate(authority, ['localhost'], Date.now() / 1000)
  const other = await issuedCertificate(authority, ['localhost'], Date.now() / 1000)
  const file = (name: string, text: string) => {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }
  const [tlsCert, tlsKey, otherKey] = [file('cert.pem', own.cert), file('key.pem', own.key), file('other.pem', other.key)]
  await t.rejects(start({ tlsCert, state: ':memory:' }), { message: '--tls-cert and --tls-key need each other.' })
  await t.rejects(start({ tlsCert, tlsKey: otherKey, state: ':memory:' }), { message: /certificate and its key cannot be used/ })
  await t.rejects(start({ tlsCert, tlsKey: join(home, 'none'), state: ':memory:' }), { message: /cannot be read/ })
  const { run } = await start({ tlsCert, tlsKey, state: ':memory:' })
  t.equal((await get(`https://localhost:${new URL(run.url).port}/_cogmock/health`, authority.cert)).status, 200)
})
