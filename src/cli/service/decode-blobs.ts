import { generalFailure } from '../../client/failure.ts'
import { isDict, isList, mapDict, type Value } from '../../client/value.ts'
import type { CommandModel } from '../../model/operation-file.ts'
import type { Shape } from '../../model/shapes.ts'

/** `undefined` where the reference refuses: characters outside the alphabet are skipped, but the padding must be right. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const characters = [...text].filter((character) => /[A-Za-z0-9+/=]/.test(character))
  const data: string[] = []
  for (const [index, character] of characters.entries()) {
    if (character !== '=') {
      data.push(character)
    } else if (data.length % 4 === 3 || (data.length % 4 === 2 && characters[index + 1] === '=')) {
      return Buffer.from(data.join(''), 'base64')
    }
  }
  return data.length % 4 === 0 ? Buffer.from(data.join(''), 'base64') : undefined
}

/** Turns the text of blobs into the bytes it stands for; bytes that came from `fileb://` stay. @throws Failure */
export function decodeBlobs(shape: Shape, value: Value, structures: CommandModel['structures']): Value {
  if (shape.type === 'blob' && typeof value === 'string') {
    if (/[^\p{ASCII}]/u.test(value)) throw generalFailure('string argument should contain only ASCII characters')
    const bytes = base64Bytes(value)
    if (bytes === undefined) throw generalFailure(`Invalid base64: "${value}"`)
    return bytes
  }
  if (shape.type === 'list' && isList(value)) return value.map((item) => decodeBlobs(shape.of, item, structures))
  if (shape.type === 'map' && isDict(value)) return mapDict(value, (item) => decodeBlobs(shape.of, item, structures))
  if (shape.type !== 'structure' || !isDict(value)) return value
  const members = structures[shape.name] ?? {}
  return mapDict(value, (item, key) => (members[key] ? decodeBlobs(members[key].shape, item, structures) : item))
}
