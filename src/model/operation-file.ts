import type { Constraint } from './constraints.ts'
import type { Member, OperationModel, ServiceName } from './shapes.ts'

/** All that one client command needs of the model: the content of `dist/model/<service>/<command>.json`. */
export interface CommandModel extends OperationModel {
  readonly operation: string
  /** The whole `X-Amz-Target`. */
  readonly target: string
  readonly service: ServiceName
  readonly apiVersion: string
  /** Only the structures that this operation reaches. */
  readonly structures: Readonly<Record<string, Readonly<Record<string, Member & { readonly constraint?: Constraint }>>>>
}
