import type { Lambda } from '../ports.ts'

/** Nothing to run functions with yet. */
export const liveLambda: Lambda = {
  invoke: async (functionArn) => ({ kind: 'unreachable', reason: `cogmock cannot run functions yet: ${functionArn}` }),
}
