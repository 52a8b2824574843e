/** SAML 2.0 as far as a user pool, the service provider, speaks it. */

const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'
const assertionNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion'
const postBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** AWS: "Things to know about SAML IdPs": the audience of assertions. */
export const spEntityId = (userPoolId: string): string => `urn:amazon:cognito:sp:${userPoolId}`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)

interface Message {
  readonly id: string
  readonly userPoolId: string
  /** Where it goes. */
  readonly destination: string
  /** Seconds since the epoch. */
  readonly now: number
}

const head = ({ id, destination, now }: Message): string =>
  `ID="${escaped(id)}" Version="2.0" IssueInstant="${new Date(now * 1000).toISOString()}" Destination="${escaped(destination)}"`

const issuer = ({ userPoolId }: Message): string =>
  `<saml2:Issuer xmlns:saml2="${assertionNamespace}">${escaped(spEntityId(userPoolId))}</saml2:Issuer>`

/** What OpenID Connect asks of a sign-in with `prompt`, in SAML's words. */
const behaviours: Readonly<Record<string, string>> = { login: ' ForceAuthn="true"', none: ' IsPassive="true"' }

// Assumed: that `prompt` goes on to SAML providers too.
export function authnRequest(message: Message, returnUrl: string, prompt: readonly string[]): string {
  const behaviour = prompt.map((one) => behaviours[one] ?? '').join('')
  const answer = `ProtocolBinding="${postBinding}" AssertionConsumerServiceURL="${escaped(returnUrl)}"`
  return `<saml2p:AuthnRequest xmlns:saml2p="${protocol}" ${head(message)}${behaviour} ${answer}>${issuer(message)}</saml2p:AuthnRequest>`
}

/** Who signed in over a provider, as the provider's session knows it. */
export interface SamlSubject {
  readonly nameId: string
  readonly nameIdFormat?: string
  readonly sessionIndex?: string
}

export const logoutRequest = (message: Message, { nameId, nameIdFormat, sessionIndex }: SamlSubject): string => {
  const format = nameIdFormat === undefined ? '' : ` Format="${escaped(nameIdFormat)}"`
  const index = sessionIndex === undefined ? '' : `<saml2p:SessionIndex>${escaped(sessionIndex)}</saml2p:SessionIndex>`
  const name = `<saml2:NameID xmlns:saml2="${assertionNamespace}"${format}>${escaped(nameId)}</saml2:NameID>`
  return `<saml2p:LogoutRequest xmlns:saml2p="${protocol}" ${head(message)}>${issuer(message)}${name}${index}</saml2p:LogoutRequest>`
}

/** What a request comes to that is understood and not followed. @param inResponseTo the ID of the request */
export const unsupportedLogout = (message: Message, inResponseTo: string): string => {
  const status = (name: string, within = '') =>
    `<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${name}">${within}</saml2p:StatusCode>`
  return `<saml2p:LogoutResponse xmlns:saml2p="${protocol}" ${head(message)} InResponseTo="${escaped(inResponseTo)}">${issuer(message)}<saml2p:Status>${status('Responder', status('RequestUnsupported'))}</saml2p:Status></saml2p:LogoutResponse>`
}

interface ServiceProvider {
  readonly userPoolId: string
  /** Of the emulator or the pool's domain. */
  readonly origin: string
  readonly signsRequests: boolean
  /** Both X.509, DER, base64; the second one where assertions have to be encrypted. */
  readonly signing: string
  readonly encryption: string | undefined
}

const keyDescriptor = (use: 'signing' | 'encryption', certificate: string): string => `<md:KeyDescriptor use="${use}">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
    </md:KeyDescriptor>`

/** What a provider needs to know of a user pool. */
export function spMetadata({ userPoolId, origin, signsRequests, signing, encryption }: ServiceProvider): string {
  const keys = [keyDescriptor('signing', signing), ...(encryption === undefined ? [] : [keyDescriptor('encryption', encryption)])]
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escaped(spEntityId(userPoolId))}">
  <md:SPSSODescriptor AuthnRequestsSigned="${signsRequests}" WantAssertionsSigned="true" protocolSupportEnumeration="${protocol}">
    ${keys.join('\n    ')}
    <md:SingleLogoutService Binding="${postBinding}" Location="${escaped(origin)}/saml2/logout"/>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:AssertionConsumerService Binding="${postBinding}" Location="${escaped(origin)}/saml2/idpresponse" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`
}

/** Seconds that the clocks of the two may differ. */
const skew = 60

export interface SamlAssertion extends SamlSubject {
  readonly issuer: string
  readonly id: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly confirmations: readonly {
    readonly recipient?: string
    readonly inResponseTo?: string
    readonly notBefore?: number
    readonly notOnOrAfter?: number
  }[]
  readonly notBefore?: number
  readonly notOnOrAfter?: number
  readonly audiences: readonly (readonly string[])[]
}

export interface Expected {
  readonly entityId: string
  readonly userPoolId: string
  /** Where it was posted to. */
  readonly recipient: string
  /** The request that it answers; undefined where nobody asked. */
  readonly requestId: string | undefined
  readonly now: number
}

/** What is wrong with an assertion that its provider signed; undefined where it is good. */
// SAML 2.0, Profiles, 4.1.4.3. AWS: "Things to know about SAML IdPs".
export function assertionProblem(
  assertion: SamlAssertion,
  { entityId, userPoolId, recipient, requestId, now }: Expected,
): string | undefined {
  if (assertion.id === '' || assertion.nameId === '') return 'The assertion needs an ID and a NameID.'
  if (assertion.issuer !== entityId) return `The issuer ${assertion.issuer} is not the provider ${entityId}.`
  const { audiences, confirmations } = assertion
  const audience = spEntityId(userPoolId)
  if (audiences.length === 0 || !audiences.every((list) => list.includes(audience)))
    return `Audience restriction is not met: it must be ${audience}.`
  if (isEarly(assertion, now)) return 'The assertion is not valid yet.'
  if (isLate(assertion, now)) return 'The assertion has expired.'
  if (!confirmations.some((one) => one.recipient === recipient)) return `The recipient of the assertion is not ${recipient}.`
  if (!confirmations.some((one) => one.recipient === recipient && one.inResponseTo === requestId)) {
    return requestId === undefined
      ? 'The assertion answers a request, but none was made.'
      : 'InResponseTo is not the request that was made.'
  }
  const usable = confirmations.some(
    (one) => one.recipient === recipient && one.inResponseTo === requestId && one.notOnOrAfter !== undefined && !isLate(one, now),
  )
  return usable ? undefined : 'The confirmation of the subject has expired, or does not say when it does.'
}

const isEarly = ({ notBefore }: { readonly notBefore?: number }, now: number) => notBefore !== undefined && now < notBefore - skew
const isLate = ({ notOnOrAfter }: { readonly notOnOrAfter?: number }, now: number) =>
  notOnOrAfter !== undefined && now >= notOnOrAfter + skew

/** Until when an assertion could be shown again: so long it is remembered. */
export const assertionEnd = ({ notOnOrAfter, confirmations }: SamlAssertion): number =>
  Math.max(notOnOrAfter ?? 0, ...confirmations.map((one) => one.notOnOrAfter ?? 0)) + skew

/** Whom assertions are for that identity pools take: AWS as a whole. */
const awsAudiences = ['urn:amazon:webservices', 'https://signin.aws.amazon.com/saml']

/** What is wrong with an assertion that an identity pool was given; undefined where it is good. It is good until it expires. */
// AWS: "Configure SAML assertions for the authentication response": the recipient is the sign-in endpoint, perhaps one of a region.
export function identityPoolAssertionProblem(assertion: SamlAssertion, entityId: string, now: number): string | undefined {
  if (assertion.nameId === '') return 'The assertion needs a NameID.'
  if (assertion.issuer !== entityId) return `The issuer ${assertion.issuer} is not the provider ${entityId}.`
  const { audiences, confirmations } = assertion
  if (audiences.length === 0 || !audiences.every((list) => list.some((one) => awsAudiences.includes(one))))
    return `Audience restriction is not met: it must be ${awsAudiences[0]}.`
  if (isEarly(assertion, now)) return 'The assertion is not valid yet.'
  if (isLate(assertion, now)) return 'The assertion has expired.'
  const meant = confirmations.filter(({ recipient = '' }) =>
    /^https:\/\/([a-z0-9-]+\.)?signin\.aws\.amazon\.com\/saml(\/|$)/.test(recipient),
  )
  if (meant.length === 0) return 'The recipient of the assertion is not https://signin.aws.amazon.com/saml.'
  const usable = meant.some((one) => one.notOnOrAfter !== undefined && !isLate(one, now))
  return usable ? undefined : 'The confirmation of the subject has expired, or does not say when it does.'
}
