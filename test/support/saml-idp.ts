/** A small SAML identity provider, honest or not. */
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { certificates } from '../../src/ports/live/certificates.ts'

// Its own declarations bring the types of browsers into the whole project.
interface Signer {
  addReference(reference: { xpath: string; digestAlgorithm: string; transforms: string[] }): void
  computeSignature(xml: string, options: { location: { reference: string; action: 'after' } }): void
  getSignedXml(): string
}
const require = createRequire(import.meta.url)
const { SignedXml } = require('xml-crypto') as { SignedXml: new (options: Readonly<Record<string, string>>) => Signer }
const { encrypt } = require('xml-encryption') as {
  encrypt(xml: string, options: Readonly<Record<string, unknown>>, done: (error: Error | null, text?: string) => void): void
}

export const entityId = 'https://idp.example/metadata'

export interface SamlIdp {
  /** Base64. */
  readonly certificate: string
  readonly metadata: string
  /** Signs the element with this ID. */
  sign(xml: string, id: string): string
}

/** @param now seconds since the epoch */
export async function samlIdp(now: number, name = 'idp'): Promise<SamlIdp> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificate = await certificates.selfSigned({
    privateKey: pem,
    name,
    serialNumber: '01',
    notBefore: Math.floor(now) - 60,
    notAfter: Math.floor(now) + 86_400,
  })
  const metadata = `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
${certificate}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/slo"/>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso?tenant=1"/>
</md:IDPSSODescriptor></md:EntityDescriptor>`
  return {
    certificate,
    metadata,
    sign(xml, id) {
      const signer = new SignedXml({
        privateKey: pem,
        publicCert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`,
        signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
        canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
      })
      signer.addReference({
        xpath: `//*[@ID='${id}']`,
        digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
        transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
      })
      signer.computeSignature(xml, { location: { reference: `//*[@ID='${id}']/*[local-name(.)='Issuer']`, action: 'after' } })
      return signer.getSignedXml()
    },
  }
}

/** As a provider encrypts an assertion. @param certificate base64 */
export async function encryptedXml(xml: string, certificate: string, algorithms: Readonly<Record<string, string>> = {}): Promise<string> {
  const publicKey = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey.export({ type: 'spki', format: 'pem' })
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`
  const data = await promisify(encrypt)(xml, {
    rsa_pub: publicKey,
    pem,
    encryptionAlgorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    keyEncryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
    ...algorithms,
  })
  return `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${data}</saml:EncryptedAssertion>`
}

const iso = (seconds: number) => new Date(seconds * 1000).toISOString()

export interface Saying {
  readonly now: number
  readonly recipient: string
  readonly audience: string
  readonly requestId?: string | undefined
  readonly nameId?: string
  readonly issuer?: string
  readonly id?: string
  readonly attributes?: Readonly<Record<string, readonly string[]>>
  readonly notBefore?: number
  readonly notOnOrAfter?: number
}

export function assertionXml(saying: Saying): string {
  const { now, recipient, audience, requestId, nameId = 'ann', issuer = entityId, id = '_assertion', attributes = {} } = saying
  const { notBefore = now - 10, notOnOrAfter = now + 300 } = saying
  const statements = Object.entries(attributes).map(
    ([name, values]) =>
      `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
  )
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${iso(now)}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData Recipient="${recipient}" NotOnOrAfter="${iso(notOnOrAfter)}"${requestId === undefined ? '' : ` InResponseTo="${requestId}"`}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${iso(notBefore)}" NotOnOrAfter="${iso(notOnOrAfter)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${iso(now)}" SessionIndex="_session"/><saml:AttributeStatement>${statements.join('')}</saml:AttributeStatement></saml:Assertion>`
}

export const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

export const responseXml = (content: string, status = success, id = '_response', name = 'Response', inResponseTo = ''): string =>
  `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="2026-11-21T12:00:00Z"${inResponseTo && ` InResponseTo="${inResponseTo}"`}><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${entityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${content}</samlp:${name}>`

/** The request in the address that a browser was sent to. */
export function sentRequest(address: string): {
  readonly xml: string
  readonly id: string
  readonly relayState: string
  readonly query: URLSearchParams
} {
  const query = new URL(address).searchParams
  const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString()
  return { xml, id: / ID="([^"]*)"/.exec(xml)?.[1] ?? '', relayState: query.get('RelayState') ?? '', query }
}

export const encoded = (xml: string): string => Buffer.from(xml).toString('base64')
