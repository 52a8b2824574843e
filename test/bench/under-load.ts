/** What a process takes for its requests, and what two signatures of them take alone. */
import { readFileSync } from 'node:fs'
import { caller } from '../support/call.ts'
import { timed } from '../support/measure.ts'
import { signingServer } from '../support/signing-server.ts'

const cpuSeconds = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** CPU seconds of a process per request, with 32 at a time, and requests a second. */
export async function underLoad(
  pid: number,
  count: number,
  send: (n: number) => Promise<unknown>,
): Promise<{ readonly cpu: number; readonly rate: number }> {
  let next = 0
  const before = cpuSeconds(pid)
  const worker = async (): Promise<void> => {
    while (next < count) await send(next++)
  }
  const time = await timed(() => Promise.all(Array.from({ length: 32 }, worker)))
  return { cpu: (cpuSeconds(pid) - before) / count, rate: (count / time) * 1000 }
}

export interface TwoSignatures {
  /** CPU seconds of two RSA-2048 signatures under load: what a server takes that makes them, less what it takes without. */
  cpu(): Promise<number>
  close(): void
}

export async function twoSignatures(): Promise<TwoSignatures> {
  const reference = await signingServer()
  const { pid = 0 } = reference.process
  const [signing, idle] = [caller(`${reference.url}/2`, 32), caller(`${reference.url}/0`, 32)]
  return {
    async cpu() {
      const signatures = await underLoad(pid, 800, () => signing.call('', {}))
      const rest = await underLoad(pid, 800, () => idle.call('', {}))
      return signatures.cpu - rest.cpu
    },
    close() {
      for (const side of [signing, idle]) side.close()
      reference.process.kill()
    },
  }
}
