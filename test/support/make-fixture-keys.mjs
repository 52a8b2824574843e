// Makes test/support/fixture-keys.json: run by hand, once. Keys for tests only.
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'

const keys = Array.from({ length: 6 }, () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n, e } = publicKey.export({ format: 'jwk' })
  return { privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }), n, e }
})
writeFileSync(new URL('fixture-keys.json', import.meta.url), `${JSON.stringify(keys, null, 2)}\n`)
