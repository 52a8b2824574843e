/** A certificate authority of one's own machine, for browsers and programs that insist on HTTPS. */
import { randomBytes, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  readonly cert: string
  readonly key: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 86_400

async function x509() {
  // Loaded when HTTPS is asked for. The library wants the polyfill before it.
  await import('reflect-metadata')
  const library = await import('@peculiar/x509')
  library.cryptoProvider.set(webcrypto as unknown as Parameters<typeof library.cryptoProvider.set>[0])
  return library
}

const pem = (label: string, der: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`

// Positive, and never the same twice: browsers refuse another certificate under a serial number that they know.
const serialNumber = (): string => `00${randomBytes(15).toString('hex')}`

async function newKeys(): Promise<{ keys: webcrypto.CryptoKeyPair; key: string }> {
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  return { keys, key: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)) }
}

/** Ten years. @param now seconds since the epoch */
export async function newAuthority(now: number): Promise<KeyPair> {
  const { X509CertificateGenerator, BasicConstraintsExtension, KeyUsagesExtension, KeyUsageFlags } = await x509()
  const { keys, key } = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=cogmock local authority,O=cogmock',
    notBefore: new Date((now - day) * 1000),
    notAfter: new Date((now + 3650 * day) * 1000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return { cert: certificate.toString('pem'), key }
}

/** A certificate for names and addresses, a little more than a year: longer ones are refused by some. @param now seconds since the epoch */
export async function issuedCertificate(authority: KeyPair, names: readonly string[], now: number): Promise<KeyPair> {
  const library = await x509()
  const { subtle } = webcrypto
  const der = Buffer.from(authority.key.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  const issuer = new library.X509Certificate(authority.cert)
  const { keys, key } = await newKeys()
  const certificate = await library.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: 'CN=cogmock',
    issuer: issuer.subject,
    notBefore: new Date((now - day) * 1000),
    notAfter: new Date((now + 395 * day) * 1000),
    signingAlgorithm: algorithm,
    signingKey: await subtle.importKey('pkcs8', der, algorithm, false, ['sign']),
    publicKey: keys.publicKey,
    extensions: [
      new library.BasicConstraintsExtension(false, undefined, true),
      new library.KeyUsagesExtension(library.KeyUsageFlags.digitalSignature, true),
      new library.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
      new library.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))),
      await library.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  return { cert: certificate.toString('pem'), key }
}
