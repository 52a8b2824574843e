/** Authentication context class references: how a pool calls its four levels of authentication. */
import type { AcrLevelConfigType } from '../model/generated/cognito-idp-types.ts'
import { invalidParameter } from './errors.ts'

export type Level = 1 | 2 | 3 | 4
type Names = Readonly<Record<string, AcrLevelConfigType>>

/** Lowest first. */
export const levels: readonly Level[] = [1, 2, 3, 4]

const keyOf = (level: Level) => `Level${level}`

/** The name of a level where a pool has no other for it. */
const defaultName = (level: Level) => `urn:cognito:loa:${level}`

export interface NamesLevels {
  readonly AcrConfiguration?: Names | undefined
}

export const levelName = ({ AcrConfiguration }: NamesLevels, level: Level): string =>
  AcrConfiguration?.[keyOf(level)]?.AcrValue ?? defaultName(level)

/** The level that a pool calls so; undefined where it calls none so, or no longer. */
export const levelNamed = (pool: NamesLevels, name: string): Level | undefined => levels.find((level) => levelName(pool, level) === name)

/** A configuration with the names of all levels. @throws InvalidParameterException where two are the same. Assumed: the sentence. */
// AWS: "Configuring ACR level names": answers have the names of all four levels; a name may not be another level's, default names among them.
export function wholeAcrConfiguration(given: Names): Names {
  const names = levels.map((level) => levelName({ AcrConfiguration: given }, level))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalidParameter(`AcrConfiguration has two levels with the name ${twice}.`)
  return Object.fromEntries(levels.map((level, index) => [keyOf(level), { AcrValue: names[index] ?? '' }]))
}

/** The levels that a list of names asks for, in its order; names that the pool does not know are passed over. */
// AWS: InitiateAuth, TARGET_ACR_VALUES.
export function namedLevels(pool: NamesLevels, text: string): Level[] {
  return text.split(/\s+/).flatMap((name) => levelNamed(pool, name) ?? [])
}

/** What an identity provider calls the levels of a pool. */
export type AcrMapping = Readonly<Record<string, string>>

/** The names that a provider knows for levels, in their order. */
export const providerNames = (mapping: AcrMapping, wanted: readonly Level[]): string[] =>
  wanted.flatMap((level) => mapping[keyOf(level)] ?? [])

/** The level that a provider means. */
// AWS: CreateIdentityProvider, "AcrMapping": what is not mapped is the lowest level.
export function providerLevel(mapping: AcrMapping, name: unknown): Level {
  return (name !== undefined && levels.find((level) => mapping[keyOf(level)] === name)) || 1
}
