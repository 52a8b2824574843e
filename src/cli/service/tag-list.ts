import type { Environment } from '../../client/home.ts'
import { isDict, isList, type Value } from '../../client/value.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { Shape } from '../../model/shapes.ts'
import { loadChunk } from '../chunks.ts'
import { parameterFailure } from './parameter-failure.ts'
import type { Argument } from './parse-arguments.ts'

const flag = '--tags'
const tags: Shape = { type: 'list', of: { type: 'structure', name: 'Tag' } }
const member = { shape: { type: 'string' }, required: true } as const
const structures = { Tag: { Key: member, Value: member } }

/** The member that the tags of a new pool are; other operations have no such list, or call it `--tags` themselves. */
function tagsMember({ structures, input }: CommandModel): string | undefined {
  return ['UserPoolTags', 'IdentityPoolTags'].find((name) => structures[input]?.[name] !== undefined)
}

/** Whether `--tags` comes with the one key that it is for. */
function namesPredefinedId(words: readonly string[]): boolean {
  const option = words.findIndex((word) => word === flag || word.startsWith(`${flag}=`))
  return option >= 0 && words.slice(option).some((word) => word.includes('_custom_id_'))
}

/**
 * `--tags Key=_custom_id_,Value=myid123`: what LocalStack's manual writes for `--user-pool-tags _custom_id_=myid123`. AWS's own command
 * line does not take `--tags` here, so that for anything else it stays unknown.
 */
export const tagArguments = (model: CommandModel, words: readonly string[]): readonly Argument[] =>
  tagsMember(model) !== undefined && namesPredefinedId(words) ? [{ flag, dest: 'tags', takes: 'many', required: false }] : []

/** Adds what `--tags` says to the input's own tags. @throws Failure */
export function withTagList(model: CommandModel, words: readonly string[], input: Map<string, Value>, env: Environment): void {
  const name = tagsMember(model)
  if (name === undefined) return
  const list = loadChunk('values').unpackValue(flag, tags, words, { ...model, structures: { ...model.structures, ...structures } }, env)
  const before = input.get(name)
  const merged: Map<string, Value> = new Map(isDict(before) ? before : [])
  for (const tag of isList(list) ? list : [list]) {
    const key = isDict(tag) ? tag.get('Key') : undefined
    const value = isDict(tag) ? tag.get('Value') : undefined
    if (typeof key !== 'string' || typeof value !== 'string') throw parameterFailure(flag, 'Each tag is Key=NAME,Value=TEXT.')
    merged.set(key, value)
  }
  input.set(name, merged)
}
