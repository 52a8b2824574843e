import { attribute, parsedXml, soleChild } from './saml-xml.ts'
import { signatureLibrary, type XmlElement } from './xml-libraries.ts'

const signatures = 'http://www.w3.org/2000/09/xmldsig#'

/**
 * An element as its own signature covers it. The signature must be the element's child and be over the element as a whole, and what is
 * returned is parsed from the very bytes that were verified: what else the document has, and where, does not matter.
 * @param text the document that `element` is of @param certificates X.509, DER, base64: one of them is the signer's
 * @throws Error
 */
export function signedElement(text: string, element: XmlElement, certificates: readonly string[]): XmlElement {
  const { SignedXml } = signatureLibrary()
  const found = soleChild(element, signatures, 'Signature')
  const id = attribute(element, 'ID')
  if (!id) throw new Error(`the ${element.localName} has no ID`)
  for (const certificate of certificates) {
    // Keys that come with the message are anybody's; keyed hashes would take the certificate for a secret.
    const signature = new SignedXml({ publicCert: pem(certificate), getCertFromKeyInfo: () => null })
    signature.loadSignature(found)
    const [reference, ...others] = signature.getReferences()
    if (others.length > 0 || reference?.uri !== `#${id}`) throw new Error(`the signature is not over the ${element.localName} it is in`)
    if (!isGenuine(() => signature.checkSignature(text))) continue
    const [covered, ...more] = signature.getSignedReferences()
    if (covered === undefined || more.length > 0) throw new Error('the signature covers nothing')
    const signed = parsedXml(covered)
    if (signed.localName === element.localName && attribute(signed, 'ID') === id) return signed
  }
  // Seen: AWS's sentence.
  throw new Error(`SAML ${element.localName} signature is invalid.`)
}

/** The library throws where a value is wrong, and says false where a digest is. */
function isGenuine(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

const pem = (certificate: string): string =>
  `-----BEGIN CERTIFICATE-----\n${certificate.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`
