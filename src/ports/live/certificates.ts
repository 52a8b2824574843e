import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto'
import type { Certificates } from '../ports.ts'

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

export const certificates: Certificates = {
  async selfSigned({ privateKey, name, serialNumber, notBefore, notAfter }) {
    // Loaded when a first certificate is asked for: most daemons never make one. The library wants the polyfill before it.
    await import('reflect-metadata')
    const { X509CertificateGenerator, cryptoProvider } = await import('@peculiar/x509')
    const { subtle } = webcrypto
    cryptoProvider.set(webcrypto as unknown as Parameters<typeof cryptoProvider.set>[0])
    const secret = createPrivateKey(privateKey)
    const published = createPublicKey(privateKey)
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber,
      name: `CN=${name}`,
      notBefore: new Date(notBefore * 1000),
      notAfter: new Date(notAfter * 1000),
      signingAlgorithm: algorithm,
      keys: {
        privateKey: await subtle.importKey('pkcs8', secret.export({ type: 'pkcs8', format: 'der' }), algorithm, false, ['sign']),
        publicKey: await subtle.importKey('spki', published.export({ type: 'spki', format: 'der' }), algorithm, true, ['verify']),
      },
    })
    return certificate.toString('base64')
  },
}
