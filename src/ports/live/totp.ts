import type { Totp } from '../ports.ts'

const period = 30

export const totp: Totp = {
  async step(secret, code, now) {
    // Loaded when a first code comes: most daemons never see one.
    const { TOTP } = await import('otpauth')
    // Seen: AWS takes the code of the step before and after as well.
    const delta = new TOTP({ secret, period }).validate({ token: code, timestamp: now * 1000, window: 1 })
    return delta === null ? undefined : Math.floor(now / period) + delta
  },
}
