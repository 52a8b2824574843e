/** Errors on demand, as `/_cogmock/faults` tells and takes them. */
import { controlUrl, getJson, send } from './control.ts'

export interface Fault {
  readonly service: string
  readonly operation: string
  readonly error: string
  readonly message: string
  readonly left?: number
}

export const listFaults = async (base: URL): Promise<readonly Fault[]> => (await getJson(controlUrl(base, '/_cogmock/faults'))) as Fault[]

export interface Asked {
  readonly error: string
  readonly message?: string | undefined
  readonly times: number | 'always'
}

/** @throws Failure */
export const addFault = async (base: URL, service: string, operation: string, asked: Asked): Promise<Fault> =>
  JSON.parse(await send(controlUrl(base, `/_cogmock/faults/${service}/${operation}`), 'PUT', JSON.stringify(asked))) as Fault

/** @throws Failure */
export async function removeFault(base: URL, service: string, operation: string): Promise<void> {
  await send(controlUrl(base, `/_cogmock/faults/${service}/${operation}`), 'DELETE')
}

/** @returns how many there were @throws Failure */
export async function removeFaults(base: URL): Promise<number> {
  return (JSON.parse(await send(controlUrl(base, '/_cogmock/faults'), 'DELETE')) as { readonly removed: number }).removed
}
