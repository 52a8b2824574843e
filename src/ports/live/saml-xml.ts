/** XML as far as SAML needs it. */
import { domLibrary, type XmlElement } from './xml-libraries.ts'

/** @throws Error where the text is not well-formed, or has what SAML forbids */
export function parsedXml(text: string): XmlElement {
  const { DOMParser } = domLibrary()
  // A document type could define what the text means.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error('the document has a document type')
  const refuse = (message: string) => {
    throw new Error(`the document is not well-formed XML: ${message.split('\n', 1)[0]?.replace(/^\[[^\]]*\]\s*/, '')}`)
  }
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
  const root = parser.parseFromString(text, 'text/xml')?.documentElement
  if (!root) throw new Error('the document is not XML')
  return root
}

export function childrenOf(element: XmlElement, namespace: string, name: string): XmlElement[] {
  return Array.from(element.childNodes).filter((node) => node.nodeType === 1 && node.namespaceURI === namespace && node.localName === name)
}

export const descendantsOf = (element: XmlElement, namespace: string, name: string): XmlElement[] =>
  Array.from(element.getElementsByTagNameNS(namespace, name))

/** @throws Error where there is none, or more than one */
export function soleChild(element: XmlElement, namespace: string, name: string): XmlElement {
  const found = childrenOf(element, namespace, name)
  if (found.length !== 1 || found[0] === undefined) throw new Error(`the ${element.localName} has ${found.length} elements ${name}`)
  return found[0]
}

export const attribute = (element: XmlElement, name: string): string | undefined =>
  element.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined

export const textOf = (element: XmlElement): string => (element.textContent ?? '').trim()
