import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { daemonHome } from '../support/daemon.ts'
import { cogmock } from '../support/run.ts'

t.test('a daemon that is told of a webhook sends text messages there, after a restart too', { timeout: 30_000 }, async (t) => {
  const texts: { to: string; username: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      texts.push(JSON.parse(body))
      response.end()
      server.emit('text')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { env } = daemonHome(t)
  const idp = async (...words: string[]) => (await cogmock(env, ['cognito-idp', ...words, '--output', 'text'])).stdout.trim()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  t.equal((await cogmock(env, ['start', '--port', '0', '--sms-webhook', url])).status, 0)
  const pool = await idp('create-user-pool', '--pool-name', 'p', '--query', 'UserPool.Id')
  const invite = async (username: string) => {
    const text = once(server, 'text')
    const attributes = ['--user-attributes', 'Name=phone_number,Value=+12065550100']
    await idp('admin-create-user', '--user-pool-id', pool, '--username', username, ...attributes)
    await text
  }
  await invite('jane')
  await cogmock(env, ['restart'])
  await invite('joe')
  t.match(texts, [
    { to: '+12065550100', username: 'jane', triggerSource: 'CustomMessage_AdminCreateUser', clientId: null },
    { to: '+12065550100', username: 'joe' },
  ])
})
