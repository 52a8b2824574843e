/** A world that tests are in charge of. */

import { certificates } from '../../src/ports/live/certificates.ts'
import { csv } from '../../src/ports/live/csv.ts'
import { openId } from '../../src/ports/live/open-id.ts'
import { passwordHashes } from '../../src/ports/live/password-hashes.ts'
import { saml } from '../../src/ports/live/saml.ts'
import { seededRandom } from '../../src/ports/live/seeded-random.ts'
import { signing } from '../../src/ports/live/signing.ts'
import { totp } from '../../src/ports/live/totp.ts'
import { webAuthn } from '../../src/ports/live/webauthn.ts'
import type { Clock, FunctionCall, FunctionRuntime, Keys, LambdaResult, Ports } from '../../src/ports/ports.ts'
import fixtureKeys from './fixture-keys.json' with { type: 'json' }

export class FakeClock implements Clock {
  #now: number

  /** Seconds since the epoch. */
  constructor(now = Date.parse('2026-11-21T12:00:00Z') / 1000) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  /** Moves time on by seconds. */
  pass(seconds: number): void {
    this.#now += seconds
  }
}

export class FakeLambda implements FunctionRuntime {
  /** Every event that was sent, parsed, oldest first. */
  readonly invocations: { readonly functionArn: string; readonly event: Record<string, unknown> }[] = []
  readonly #functions = new Map<string, (event: Record<string, unknown>) => unknown>()

  /** `handler` gets the event and gives the answer; what it throws becomes the function's error. */
  define(functionArn: string, handler: (event: Record<string, unknown>) => unknown): void {
    this.#functions.set(functionArn, handler)
  }

  async run({ functionArn, event }: FunctionCall): Promise<LambdaResult> {
    const parsed = JSON.parse(event) as Record<string, unknown>
    this.invocations.push({ functionArn, event: parsed })
    const handler = this.#functions.get(functionArn)
    if (handler === undefined)
      return { kind: 'unreachable', error: 'AccessDeniedException', reason: `The test has no function ${functionArn}` }
    try {
      return { kind: 'answer', payload: JSON.stringify(await handler(parsed)) ?? 'null' }
    } catch (error) {
      return { kind: 'functionError', errorMessage: error instanceof Error ? error.message : String(error) }
    }
  }
}

export interface FakePorts extends Ports {
  readonly clock: FakeClock
  readonly lambda: FakeLambda
}

/** The same ids, codes and keys in every run. The RSA keys are fixtures, because making one takes as long as a whole test. */
export function fakePorts(seed = 1): FakePorts {
  const random = seededRandom(seed, 'test')
  let made = 0
  const keys: Keys = {
    ...signing,
    create: async (alg) => {
      const fixture = fixtureKeys[made++ % fixtureKeys.length]
      if (fixture === undefined) throw new Error('fixture-keys.json is empty')
      return { kid: Buffer.from(random.bytes(32)).toString('base64'), alg, ...fixture }
    },
  }
  return { clock: new FakeClock(), random, keys, lambda: new FakeLambda(), totp, webAuthn, csv, passwordHashes, certificates, openId, saml }
}
