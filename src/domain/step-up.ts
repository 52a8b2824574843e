/** Which level of authentication the proofs of a sign-in reach, and which proofs bring it to a level. */
import { type Level, levels } from './acr.ts'
import type { FirstFactor } from './first-factors.ts'
import type { MfaFactor } from './records/users.ts'

/** What the `amr` claim calls proofs: passkeys are `swk` in the device itself, `hwk` in a key that roams. */
// AWS: "AMR values".
export const methods = ['pwd', 'otp', 'sms', 'email_otp', 'swk', 'hwk'] as const
export type Method = (typeof methods)[number]

export const methodOf: Readonly<Record<MfaFactor, Method>> = { SOFTWARE_TOKEN_MFA: 'otp', SMS_MFA: 'sms', EMAIL_OTP: 'email_otp' }

/** Where it is not known what a passkey is kept in, it is taken for one of the device. */
// Assumed: that. AWS: the two values.
export const passkeyMethod = (attachment: string | undefined): Method => (attachment === 'cross-platform' ? 'hwk' : 'swk')

/** What levels are made of: a passkey is one, whichever it is. */
type Proof = Exclude<Method, 'swk' | 'hwk'> | 'passkey'

interface Combination {
  readonly level: Level
  /** In the order in which they are asked for. */
  readonly proofs: readonly Proof[]
}

// AWS: "ACR authentication levels": the combinations that satisfy each level.
const combinations: readonly Combination[] = [
  { level: 1, proofs: ['pwd'] },
  { level: 2, proofs: ['sms'] },
  { level: 2, proofs: ['email_otp'] },
  { level: 3, proofs: ['passkey'] },
  { level: 3, proofs: ['pwd', 'sms'] },
  { level: 3, proofs: ['pwd', 'email_otp'] },
  { level: 4, proofs: ['pwd', 'otp'] },
]

const proofOf = (method: string): string => (method === 'swk' || method === 'hwk' ? 'passkey' : method)

/** How each proof is asked for: at the beginning of a sign-in, or after another one. */
const ways: Readonly<Record<Proof, { readonly first: readonly FirstFactor[]; readonly second?: MfaFactor }>> = {
  pwd: { first: ['PASSWORD', 'PASSWORD_SRP'] },
  otp: { first: [], second: 'SOFTWARE_TOKEN_MFA' },
  sms: { first: ['SMS_OTP'], second: 'SMS_MFA' },
  email_otp: { first: ['EMAIL_OTP'], second: 'EMAIL_OTP' },
  passkey: { first: ['WEB_AUTHN'] },
}

/** The highest level that all these proofs together satisfy; undefined where they satisfy none. */
export function levelOf(proved: readonly string[]): Level | undefined {
  const done = new Set(proved.map(proofOf))
  return levels.findLast((level) => combinations.some((one) => one.level === level && one.proofs.every((proof) => done.has(proof))))
}

/** Whether proofs satisfy a level, or more. */
export const isAt = (level: Level, proved: readonly string[]): boolean => (levelOf(proved) ?? 0) >= level

/** The `amr` claim. */
// AWS: "AMR values": `mfa` where there are two or more.
export function amrOf(proved: readonly string[]): readonly string[] {
  return proved.length > 1 && !proved.includes('mfa') ? [...proved, 'mfa'] : proved
}

/** What a user can prove in a pool: how a sign-in can begin, and what can be asked for after that. */
export interface Means {
  readonly first: readonly FirstFactor[]
  readonly second: readonly MfaFactor[]
}

/** The level to reach: the first one wanted that the user can; undefined where that is none. @param proved what is already, as `amr` calls it */
// AWS: InitiateAuth, TARGET_ACR_VALUES. Assumed: who can only prove more than a level asks for satisfies it by that.
export function targetLevel(wanted: readonly Level[], proved: readonly string[], means: Means): Level | undefined {
  return wanted.find((level) => isAt(level, proved) || missingProofs(level, proved, means).length > 0)
}

/** What can be asked for next on the way to a level that is not reached. */
export function nextProofs(level: Level, proved: readonly string[], means: Means): Means {
  const heads = missingProofs(level, proved, means).flatMap(([head]) => (head === undefined ? [] : ways[head]))
  return {
    first: means.first.filter((factor) => heads.some(({ first }) => first.includes(factor))),
    second: proved.length === 0 ? [] : means.second.filter((factor) => heads.some(({ second }) => second === factor)),
  }
}

/** For each combination that reaches a level and is in the user's power, the proofs that are missing. */
function missingProofs(level: Level, proved: readonly string[], means: Means): Proof[][] {
  const done = new Set(proved.map(proofOf))
  const canAsk = (proof: Proof, begins: boolean) => {
    const { first, second } = ways[proof]
    return means.first.some((factor) => first.includes(factor)) || (!begins && means.second.some((factor) => factor === second))
  }
  return combinations
    .filter((one) => one.level >= level)
    .map(({ proofs }) => proofs.filter((proof) => !done.has(proof)))
    .filter((missing) => missing.length > 0 && missing.every((proof, index) => canAsk(proof, done.size === 0 && index === 0)))
}
