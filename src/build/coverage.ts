/** Build step: how each operation is met, from the registries themselves. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperationCoverage } from '../model/coverage.ts'
import type { ServiceName } from '../model/shapes.ts'
import { identityRegistry } from '../operations/identity-registry.ts'
import { notBuilt } from '../operations/operation.ts'
import { registry } from '../operations/registry.ts'

type Rows = Readonly<Record<string, typeof notBuilt | { readonly missing: readonly string[] }>>

export function coverageOf(service: ServiceName, rows: Rows): OperationCoverage[] {
  return Object.entries(rows).map(([operation, row]) => {
    if (row === notBuilt || !('missing' in row)) return { service, operation, met: 'not yet', missing: [] }
    return { service, operation, met: row.missing.length === 0 ? 'real' : 'partial', missing: row.missing }
  })
}

export const coverage = (): OperationCoverage[] => [
  ...coverageOf('cognito-idp', registry as Rows),
  ...coverageOf('cognito-identity', identityRegistry as Rows),
]

/** Writes `<folder>/coverage.json`. */
export function writeCoverage(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'coverage.json'), JSON.stringify(coverage()))
}
