import { parsedXml } from './saml-xml.ts'
import { domLibrary, encryptionLibrary, type XmlElement } from './xml-libraries.ts'

/**
 * What an EncryptedAssertion holds.
 * @param key PKCS #8, PEM
 * @returns the text that was encrypted, and its root
 * @throws Error
 */
export function decrypted(element: XmlElement, key: string): { readonly text: string; readonly root: XmlElement } {
  const { XMLSerializer } = domLibrary()
  // Providers encrypt with what this library calls insecure: AES-CBC is what most of them begin with.
  const options = { key, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false }
  let text: string | undefined
  encryptionLibrary().decrypt(new XMLSerializer().serializeToString(element), options, (error, plain) => {
    if (!error) text = plain
  })
  try {
    if (text !== undefined) return { text, root: parsedXml(text) }
  } catch {
    // Whatever failed is one sentence: different ones would tell a stranger what the key makes of a text.
  }
  throw new Error("the assertion was not encrypted for the provider's ActiveEncryptionCertificate")
}
