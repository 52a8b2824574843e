/** Accounts of Google, Facebook, Amazon and Apple that only exist here, and what those providers would say of them. */
import { createHash } from 'node:crypto'
import type { IdentityProvider, StandInAccount } from './records/federation.ts'

export type StandInType = StandInAccount['type']

interface Rules {
  /** What people call it. */
  readonly title: string
  /** Its issuer, where somebody has not put another one in its place. */
  readonly issuer?: string
  /** A subject in the provider's own form. */
  readonly subject: (digest: Digest) => string
  /** What the provider says besides `sub`, `email` and `name`. */
  readonly claims: (account: StandInAccount) => Readonly<Record<string, unknown>>
}

/** Of an address: the same for the same address. */
interface Digest {
  readonly hex: string
  digits(length: number): string
}

const names = (name: string): readonly [given: string, family: string] => {
  const [given = '', ...rest] = name.split(' ')
  return [given, rest.join(' ')]
}

// AWS: "Mapping IdP attributes": the names of what each provider says.
const rules: Readonly<Record<StandInType, Rules>> = {
  Google: {
    title: 'Google',
    issuer: 'https://accounts.google.com',
    subject: ({ digits }) => `1${digits(20)}`,
    claims: ({ name, emailVerified }) => {
      const [given_name, family_name] = names(name)
      return { email_verified: emailVerified, given_name, family_name, locale: 'en' }
    },
  },
  Facebook: {
    title: 'Facebook',
    subject: ({ digits }) => `1${digits(16)}`,
    claims: ({ sub, name }) => {
      const [first_name, last_name] = names(name)
      return { id: sub, first_name, last_name }
    },
  },
  LoginWithAmazon: {
    title: 'Amazon',
    subject: ({ hex }) => `amzn1.account.${hex.slice(0, 28).toUpperCase()}`,
    claims: ({ sub }) => ({ user_id: sub }),
  },
  SignInWithApple: {
    title: 'Apple',
    issuer: 'https://appleid.apple.com',
    subject: ({ hex, digits }) => `00${digits(4)}.${hex.slice(0, 32)}.${digits(4)}`,
    claims: ({ name, emailVerified }) => {
      const [firstName, lastName] = names(name)
      return { email_verified: emailVerified, firstName, lastName }
    },
  },
}

export const isStandInType = (type: string): type is StandInType => Object.hasOwn(rules, type)

/** Of an account. */
export const isAddress = (email: string): boolean => /^[^\s@]{1,128}@[^\s@]{1,128}$/.test(email)

/** Whether it says that an address is verified. */
export const tellsVerified = (type: StandInType): boolean => type === 'Google' || type === 'SignInWithApple'

export const standInTitle = (type: StandInType): string => rules[type].title

/**
 * Whether the emulator plays a provider itself. It plays those that nobody can run; with an issuer of its own in its details, a provider is
 * the one that it names.
 */
export function standsIn({ ProviderType, ProviderDetails }: IdentityProvider): StandInType | undefined {
  if (!isStandInType(ProviderType)) return undefined
  const { oidc_issuer: issuer } = ProviderDetails
  return issuer === undefined || issuer === rules[ProviderType].issuer ? ProviderType : undefined
}

/** @param email as it was typed: the subject is the same however it is written */
export function standInSubject(type: StandInType, email: string): string {
  const hex = createHash('sha256').update(`${type}:${email.toLowerCase()}`).digest('hex')
  const digits = (length: number) => BigInt(`0x${hex}`).toString().slice(0, length)
  return rules[type].subject({ hex, digits })
}

export const standInClaims = (account: StandInAccount): Readonly<Record<string, unknown>> => ({
  sub: account.sub,
  email: account.email,
  name: account.name,
  ...rules[account.type].claims(account),
})
