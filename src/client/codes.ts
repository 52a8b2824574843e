import { controlUrl, followLines, getJson } from './control.ts'
import { generalFailure } from './failure.ts'

/** A message that a real pool would have sent, as `GET /_cogmock/codes` tells it. */
export interface Code {
  readonly id: string
  readonly pool: string
  readonly client?: string | null
  readonly user: string
  /** The trigger source, such as `CustomMessage_SignUp`. */
  readonly kind: string
  readonly medium: string
  readonly destination: string
  readonly code?: string | null
  readonly link?: string | null
  /** Seconds since the epoch. */
  readonly created: number
  readonly expires?: number | null
}

export interface CodeFilter {
  readonly pool?: string | undefined
  readonly user?: string | undefined
  /** Only codes that were issued after this one, by its id, or after this many seconds since the epoch. */
  readonly since?: string | undefined
}

/** The codes that match, the oldest first. @throws Failure */
export async function listCodes(base: URL, filter: CodeFilter): Promise<readonly Code[]> {
  const answer = await getJson(controlUrl(base, '/_cogmock/codes', { ...filter }))
  if (!Array.isArray(answer)) throw generalFailure(`${base.origin} has no list of codes: is this cogmock?`)
  return answer as readonly Code[]
}

/** The codes that match as they are issued, until the signal or the end of the emulator. @throws Failure */
export async function* followCodes(base: URL, filter: CodeFilter, signal?: AbortSignal): AsyncGenerator<Code> {
  for await (const line of followLines(controlUrl(base, '/_cogmock/codes', { ...filter, follow: '1' }), signal)) {
    yield JSON.parse(line) as Code
  }
}
