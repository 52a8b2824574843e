/** What identity providers say of users, as a user pool takes it. */
import { methods } from './step-up.ts'

/** What is told of a browser that comes back from a provider without having been sent there, or too late. */
export const signInOver = 'This sign-in was finished already, took too long, or began in another browser. Begin again in the app.'
/** Seen: AWS's sentence. */
export const samlResponseInvalid = 'Invalid samlResponse or relayState from identity provider'

/** An attribute of a provider as text; undefined where it has no value. */
// AWS: "Mapping IdP attributes": several values are one text in brackets, each form-encoded. Assumed: what stands between them.
export function providerText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return `[${value.map((one) => formEncoded(providerText(one) ?? '')).join(', ')}]`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1)

export function providerTexts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts = Object.entries(values).map(([name, value]) => [name, providerText(value)] as const)
  return Object.fromEntries(texts.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
}

/** The pool's attributes that a provider gives values for. */
// AWS: an attribute that the provider does not send is left as it is.
export function mappedAttributes(
  mapping: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const mapped = Object.entries(mapping).map(([name, from]) => [name, Object.hasOwn(values, from) ? values[from] : undefined] as const)
  return Object.fromEntries(mapped.filter((pair): pair is readonly [string, string] => pair[0] !== 'username' && pair[1] !== undefined))
}

/** What a provider's `amr` claim says, as far as it is known here. */
// AWS: "AMR values": `fed` stands for a provider that says nothing that is.
export function providerMethods(amr: unknown): readonly string[] {
  const said = new Set<unknown>(Array.isArray(amr) ? amr : [])
  const known = [...methods, 'mfa'].filter((method) => said.has(method))
  return known.length > 0 ? known : ['fed']
}

/** Addresses that a provider gave without saying that they are verified are not. */
// AWS: "Mapping IdP attributes". Seen: also of a user who had verified the address, and is linked to the provider.
export function withUnverified(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    ...attributes,
    ...(attributes.email !== undefined && { email_verified: attributes.email_verified ?? 'false' }),
    ...(attributes.phone_number !== undefined && { phone_number_verified: attributes.phone_number_verified ?? 'false' }),
  }
}
