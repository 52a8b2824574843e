import { type ChildProcess, spawn } from 'node:child_process'

/** Signs each request's body as often as its path says, and does nothing else: what signatures cost under the same load. */
const program = `
const { createServer } = require('node:http')
const { generateKeyPairSync, sign } = require('node:crypto')
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const data = Buffer.alloc(1100, 'x')
const signed = () => new Promise((resolve, reject) => sign('RSA-SHA256', data, privateKey, (error, signature) => error ? reject(error) : resolve(signature)))
createServer((request, response) => {
  request.resume().on('end', async () => {
    await Promise.all(Array.from({ length: Number(request.url.slice(1)) }, signed))
    response.end('{}')
  })
}).listen(0, '127.0.0.1', function () { process.send(this.address().port) })
`

export async function signingServer(): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const process = spawn(globalThis.process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const port = await new Promise((resolve, reject) => {
    process.once('message', resolve)
    process.once('exit', reject)
  })
  return { url: `http://127.0.0.1:${port}`, process }
}
