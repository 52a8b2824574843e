import { join } from 'node:path'
import { cogmockHome, type Environment } from '../client/home.ts'

/** The local authority's certificate, which is for everybody to trust, and its key, which is nobody's. One for all daemons. */
export function authorityPaths(env: Environment): { readonly cert: string; readonly key: string } {
  // No daemon's folder begins with a dot.
  const folder = join(cogmockHome(env), '.authority')
  return { cert: join(folder, 'ca.pem'), key: join(folder, 'ca-key.pem') }
}
