/** What may leave: only the members that the output structure knows, in its order, without those that are absent. */
import { membersOf } from './members.ts'
import type { ServiceModel, Shape } from './shapes.ts'

/** @returns plain JSON; timestamps stay epoch seconds, rounded to the millisecond; blobs become base64 */
export function shaped(service: ServiceModel, structure: string, value: unknown): Record<string, unknown> {
  const source = value as Readonly<Record<string, unknown>>
  const answer: Record<string, unknown> = {}
  for (const { name, shape } of membersOf(service, structure)) {
    const member = source[name]
    if (member !== undefined && member !== null) answer[name] = shapedValue(service, shape, member)
  }
  return answer
}

function shapedValue(service: ServiceModel, shape: Shape, value: unknown): unknown {
  switch (shape.type) {
    case 'structure':
      return shaped(service, shape.name, value)
    case 'list':
      return (value as readonly unknown[]).map((element) => shapedValue(service, shape.of, element))
    case 'map':
      return Object.fromEntries(Object.entries(value as object).map(([key, element]) => [key, shapedValue(service, shape.of, element)]))
    case 'timestamp':
      return Math.round((value as number) * 1000) / 1000
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('base64')
    default:
      return value
  }
}
