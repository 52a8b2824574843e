/**
 * The XML libraries, loaded when they are needed. Their own declarations bring the types of browsers into the whole project, so what is
 * used of them is declared here.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

export interface XmlElement {
  readonly nodeType: number
  readonly namespaceURI: string | null
  readonly localName: string
  readonly childNodes: ArrayLike<XmlElement>
  readonly textContent: string | null
  hasAttribute(name: string): boolean
  getAttribute(name: string): string | null
  getElementsByTagNameNS(namespace: string, name: string): ArrayLike<XmlElement>
}

type Report = (message: string) => void

interface DomLibrary {
  readonly XMLSerializer: new () => { serializeToString(element: XmlElement): string }
  readonly DOMParser: new (options: {
    readonly errorHandler: { readonly warning: Report; readonly error: Report; readonly fatalError: Report }
  }) => {
    parseFromString(text: string, type: string): { readonly documentElement: XmlElement | null } | undefined
  }
}

interface SignatureLibrary {
  readonly SignedXml: new (options: {
    readonly publicCert: string
    readonly getCertFromKeyInfo: () => null
  }) => {
    loadSignature(signature: XmlElement): void
    getReferences(): readonly { readonly uri?: string }[]
    checkSignature(text: string): boolean
    getSignedReferences(): readonly string[]
  }
}

interface EncryptionLibrary {
  /** Calls back before it returns. */
  decrypt(
    xml: string,
    options: {
      /** PEM. */
      readonly key: string
      readonly disallowDecryptionWithInsecureAlgorithm: boolean
      readonly warnInsecureAlgorithm: boolean
    },
    done: (error: Error | null, text?: string) => void,
  ): void
}

export const domLibrary = (): DomLibrary => require('@xmldom/xmldom')
export const signatureLibrary = (): SignatureLibrary => require('xml-crypto')
export const encryptionLibrary = (): EncryptionLibrary => require('xml-encryption')
