/** Reads what SAML identity providers say. The XML library is loaded with the first of it. */
import type { Saml, SamlAssertion, SamlMetadata, SamlRefusal } from '../ports.ts'
import { decrypted } from './saml-encryption.ts'
import { signedElement } from './saml-signature.ts'
import { attribute, childrenOf, descendantsOf, parsedXml, soleChild, textOf } from './saml-xml.ts'
import type { XmlElement } from './xml-libraries.ts'

const namespace = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** Seconds that a provider has to answer a request. */
const patience = 5
const documentLimit = 1024 * 1024

export const saml: Saml = {
  metadata: (text) => read(async () => metadataOf(parsedXml(text))),

  fetched: (url) =>
    read(async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(patience * 1000) })
      if (!response.ok) throw new Error(`it answered ${response.status}`)
      const text = await response.text()
      if (text.length > documentLimit) throw new Error('the document is too large')
      return { kind: 'fetched', text }
    }),

  assertion: (response, certificates, key) =>
    read(async () => {
      const text = decoded(response)
      const root = responseOf(text, 'Response')
      // Only what was signed is looked at: the text that the signature is over, parsed again.
      if (childrenOf(root, namespace.signature, 'Signature').length > 0) {
        const signed = signedElement(text, root, certificates)
        checkStatus(signed)
        return assertionOf(opened(text, signed, key).root)
      }
      const given = opened(text, root, key)
      return assertionOf(signedElement(given.text, given.root, certificates))
    }),

  logoutResponse: (response, certificates) =>
    read(async () => {
      const text = decoded(response)
      const signed = signedElement(text, responseOf(text, 'LogoutResponse'), certificates)
      return { kind: 'loggedOut', issuer: issuerOf(signed), inResponseTo: attribute(signed, 'InResponseTo') ?? '' }
    }),

  logoutRequest: (request, certificates) =>
    read(async () => {
      const text = decoded(request)
      const signed = signedElement(text, messageOf(text, 'LogoutRequest'), certificates)
      return { kind: 'asked', issuer: issuerOf(signed), id: attribute(signed, 'ID') ?? '' }
    }),

  issuer: (message) => read(async () => ({ kind: 'issuer', issuer: issuerOf(parsedXml(decoded(message))) })),
}

/** What another wrote is wrong in a thousand ways; each is a reason. */
async function read<T>(work: () => Promise<T>): Promise<T | SamlRefusal> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const cause = error.cause instanceof Error ? error.cause.message : ''
    const reason = error.name === 'TimeoutError' ? `it did not answer within ${patience} seconds` : error.message
    return { kind: 'refused', reason: cause === '' ? reason : `${reason} (${cause})` }
  }
}

function decoded(message: string): string {
  const text = Buffer.from(message, 'base64').toString()
  if (text === '') throw new Error('the message is empty')
  return text
}

const issuerOf = (message: XmlElement): string => textOf(soleChild(message, namespace.assertion, 'Issuer'))

function messageOf(text: string, name: 'Response' | 'LogoutResponse' | 'LogoutRequest'): XmlElement {
  const root = parsedXml(text)
  if (root.namespaceURI !== namespace.protocol || root.localName !== name) throw new Error(`the document is not a SAML ${name}`)
  return root
}

function responseOf(text: string, name: 'Response' | 'LogoutResponse'): XmlElement {
  const root = messageOf(text, name)
  checkStatus(root)
  return root
}

/** The assertion of a response, and the text that it is in. @param key of encrypted ones: then nothing else is taken */
function opened(text: string, response: XmlElement, key: string | undefined): { readonly text: string; readonly root: XmlElement } {
  const encrypted = childrenOf(response, namespace.assertion, 'EncryptedAssertion')
  if (key === undefined) {
    if (encrypted.length > 0) throw new Error('the assertion is encrypted, and EncryptedResponses of the provider is not true')
    return { text, root: soleChild(response, namespace.assertion, 'Assertion') }
  }
  if (encrypted.length === 0) throw new Error('the assertion is not encrypted, and EncryptedResponses of the provider is true')
  if (childrenOf(response, namespace.assertion, 'Assertion').length > 0) throw new Error('a part of the assertions is not encrypted')
  return decrypted(soleChild(response, namespace.assertion, 'EncryptedAssertion'), key)
}

function checkStatus(response: XmlElement): void {
  const status = soleChild(response, namespace.protocol, 'Status')
  const codes = descendantsOf(status, namespace.protocol, 'StatusCode').map((code) => attribute(code, 'Value') ?? '')
  if (codes[0] === success) return
  const message = childrenOf(status, namespace.protocol, 'StatusMessage').map(textOf)
  throw new Error([`the provider answered ${codes.join(', ')}`, ...message].join(': '))
}

function assertionOf(assertion: XmlElement): SamlAssertion {
  if (assertion.namespaceURI !== namespace.assertion || assertion.localName !== 'Assertion')
    throw new Error('the signed element is no assertion')
  const child = (of: XmlElement, name: string) => childrenOf(of, namespace.assertion, name)
  const subject = soleChild(assertion, namespace.assertion, 'Subject')
  const nameId = soleChild(subject, namespace.assertion, 'NameID')
  const conditions = soleChild(assertion, namespace.assertion, 'Conditions')
  const confirmations = child(subject, 'SubjectConfirmation').filter((one) => attribute(one, 'Method') === bearer)
  const statement = child(assertion, 'AuthnStatement')[0]
  const format = attribute(nameId, 'Format')
  const sessionIndex = statement && attribute(statement, 'SessionIndex')
  const attributes = new Map<string, readonly string[]>()
  for (const one of child(assertion, 'AttributeStatement').flatMap((each) => child(each, 'Attribute'))) {
    const name = attribute(one, 'Name') ?? ''
    attributes.set(name, [...(attributes.get(name) ?? []), ...child(one, 'AttributeValue').map(textOf)])
  }
  return {
    kind: 'assertion',
    id: attribute(assertion, 'ID') ?? '',
    issuer: issuerOf(assertion),
    nameId: textOf(nameId),
    ...(format !== undefined && { nameIdFormat: format }),
    confirmations: confirmations.flatMap((one) => child(one, 'SubjectConfirmationData')).map(confirmationOf),
    ...times(conditions),
    audiences: child(conditions, 'AudienceRestriction').map((one) => child(one, 'Audience').map(textOf)),
    ...(sessionIndex !== undefined && { sessionIndex }),
    attributes: Object.fromEntries(attributes),
  }
}

function confirmationOf(data: XmlElement): SamlAssertion['confirmations'][number] {
  const [recipient, inResponseTo] = [attribute(data, 'Recipient'), attribute(data, 'InResponseTo')]
  return { ...(recipient !== undefined && { recipient }), ...(inResponseTo !== undefined && { inResponseTo }), ...times(data) }
}

function times(element: XmlElement): { notBefore?: number; notOnOrAfter?: number } {
  const [notBefore, notOnOrAfter] = [attribute(element, 'NotBefore'), attribute(element, 'NotOnOrAfter')]
  return {
    ...(notBefore !== undefined && { notBefore: seconds(notBefore) }),
    ...(notOnOrAfter !== undefined && { notOnOrAfter: seconds(notOnOrAfter) }),
  }
}

function seconds(time: string): number {
  const at = Date.parse(time)
  if (Number.isNaN(at)) throw new Error(`${JSON.stringify(time)} is no time`)
  return at / 1000
}

function metadataOf(root: XmlElement): SamlMetadata {
  const child = (of: XmlElement, name: string) => childrenOf(of, namespace.metadata, name)
  const entities = root.localName === 'EntitiesDescriptor' ? child(root, 'EntityDescriptor') : [root]
  const entity = entities.find((one) => one.namespaceURI === namespace.metadata && child(one, 'IDPSSODescriptor').length > 0)
  const descriptor = entity && child(entity, 'IDPSSODescriptor')[0]
  const entityId = entity && attribute(entity, 'entityID')
  if (descriptor === undefined || !entityId)
    throw new Error('the metadata has no EntityDescriptor with an entityID and an IDPSSODescriptor')
  const certificates = child(descriptor, 'KeyDescriptor')
    .filter((key) => (attribute(key, 'use') ?? 'signing') === 'signing')
    .flatMap((key) => descendantsOf(key, namespace.signature, 'X509Certificate'))
    .map((certificate) => textOf(certificate).replace(/\s/g, ''))
  const [signOnUrl, logoutUrl] = ['SingleSignOnService', 'SingleLogoutService'].map((name) => {
    const service = child(descriptor, name).find((one) => attribute(one, 'Binding') === redirect)
    const location = service && attribute(service, 'Location')
    if (location !== undefined && !/^https?:\/\//.test(location)) throw new Error(`the ${name} of the metadata is no URL`)
    return location
  })
  if (signOnUrl === undefined) throw new Error('the metadata has no SingleSignOnService with the binding HTTP-Redirect')
  if (certificates.length === 0) throw new Error('the metadata has no signing certificate')
  return { kind: 'metadata', entityId, certificates, signOnUrl, ...(logoutUrl !== undefined && { logoutUrl }) }
}
