/** How the operations of the API are met: what the build writes and `cogmock coverage` prints. */
import type { ServiceName } from './shapes.ts'

export type Met = 'real' | 'partial' | 'not yet'

export interface OperationCoverage {
  readonly service: ServiceName
  readonly operation: string
  readonly met: Met
  /** What Amazon's operation does and ours does not. */
  readonly missing: readonly string[]
}
