import { type Constraint, constraintOf } from './constraints.ts'
import { lowerFirst } from './names.ts'
import type { Member, ServiceModel } from './shapes.ts'

/** A member with all that is known of it, put together once. */
export interface KnownMember extends Member {
  readonly name: string
  /** As messages write it. */
  readonly lowerName: string
  readonly constraint: Constraint
}

const known = new WeakMap<ServiceModel, Map<string, readonly KnownMember[]>>()

/** The members of a structure in the API's order; none for a structure that is not there. */
export function membersOf(service: ServiceModel, structure: string): readonly KnownMember[] {
  let structures = known.get(service)
  if (structures === undefined) {
    structures = new Map()
    known.set(service, structures)
  }
  let members = structures.get(structure)
  if (members === undefined) {
    members = Object.entries(service.structures[structure] ?? {}).map(([name, member]) => ({
      ...member,
      name,
      lowerName: lowerFirst(name),
      constraint: constraintOf(service.name, structure, name) ?? {},
    }))
    structures.set(structure, members)
  }
  return members
}
