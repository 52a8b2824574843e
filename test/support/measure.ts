/** Measurements on a machine that others use too: medians of several, and ratios within one run. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** One line of the report: what was measured, what it has to be, and whether it is. */
export function report(what: string, measured: string, limit?: { readonly text: string; readonly holds: boolean }): void {
  const verdict = limit === undefined ? '' : `  ${limit.holds ? 'holds' : 'FAILS'}: ${limit.text}`
  process.stdout.write(`${what.padEnd(58)} ${measured.padEnd(34)}${verdict}\n`)
  if (limit?.holds === false) process.exitCode = 1
}
