import { usageFailure } from '../../client/failure.ts'
import type { ServiceName } from '../../model/shapes.ts'
import { closeMatches } from '../service/close-matches.ts'
import { readCommandIndex } from '../service/command-model.ts'

export interface KnownOperation {
  readonly service: ServiceName
  readonly operation: string
}

const services = ['cognito-idp', 'cognito-identity'] as const

/**
 * An operation by either of its names, `ConfirmSignUp` or `confirm-sign-up`. Both services have the three about tags: those of user pools
 * are meant, unless the service is named.
 * @throws Failure that suggests what may be meant
 */
export function knownOperation(name: string, among: ServiceName | undefined): KnownOperation {
  const searched = among === undefined ? services : [among]
  for (const service of searched) {
    const found = Object.entries(readCommandIndex(service)).find(([command, operation]) => command === name || operation === name)
    if (found !== undefined) return { service, operation: found[1] }
  }
  const all = searched.flatMap((service) => Object.entries(readCommandIndex(service)).flat())
  const [guess] = closeMatches(name, all)
  throw usageFailure(`There is no operation '${name}'.${guess === undefined ? '' : ` Did you mean '${guess}'?`}`)
}
