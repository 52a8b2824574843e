/** Pages of a list: opaque tokens that hold a place in one query. */
import { createHash } from 'node:crypto'
import { invalidParameter } from './errors.ts'

interface Numbered {
  readonly ordinal: number
}

export interface PageRequest {
  /** What the list is of: a token of another query is refused. */
  readonly query: readonly unknown[]
  readonly token: string | undefined
  /** Records on the page at most. */
  readonly limit: number
}

const digest = (query: readonly unknown[]) => createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16)

/** The ordinal that the page begins after. @throws InvalidParameterException */
function placeOf({ query, token }: PageRequest): number {
  if (token === undefined) return 0
  const [, after, bound] = /^(\d+)\.(.+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? []
  // Assumed: the sentence.
  if (after === undefined || bound !== digest(query)) throw invalidParameter('Invalid pagination token')
  return Number(after)
}

/**
 * @param slotsAfter the records behind an ordinal, oldest first
 * @returns the page, and the token of the next one where there is one
 */
export function page<S extends Numbered>(
  request: PageRequest,
  slotsAfter: (ordinal: number) => Iterable<S>,
): { slots: S[]; next?: string } {
  const slots: S[] = []
  for (const slot of slotsAfter(placeOf(request))) {
    if (slots.length === request.limit) {
      const last = slots.at(-1)?.ordinal ?? 0
      return { slots, next: Buffer.from(`${last}.${digest(request.query)}`).toString('base64url') }
    }
    slots.push(slot)
  }
  return { slots }
}

/** The same, of records that are asked for newest first. @param slots oldest first */
export function pageOfNewest<S extends Numbered>(request: PageRequest, slots: readonly S[]): { slots: S[]; next?: string } {
  const newest = [...slots].reverse()
  return page(request, (place) => (place === 0 ? newest : newest.filter(({ ordinal }) => ordinal < place)))
}
