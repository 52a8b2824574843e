import type { Message } from '../../domain/records/users.ts'
import type { Context } from '../operation.ts'

/** One code, or link, or temporary password that was sent to somebody. Times are seconds since the epoch. */
export interface IssuedCode {
  readonly id: string
  readonly pool: string
  readonly client: string | null
  readonly user: string
  /** Without its `CustomMessage_`: `SignUp`, `ForgotPassword`, ... */
  readonly kind: string
  readonly medium: 'EMAIL' | 'SMS'
  readonly destination: string
  readonly code: string | null
  readonly link: string | null
  readonly created: number
  readonly expires: number | null
}

export interface CodeFilter {
  readonly pool?: string | undefined
  readonly client?: string | undefined
  /** A username, or where the message went. */
  readonly user?: string | undefined
  readonly kind?: string | undefined
  readonly medium?: string | undefined
  /** Seconds since the epoch, or the id of a message: only what came later. */
  readonly since?: string | undefined
}

/** What was issued and fits, oldest first. */
export function issuedCodes(filter: CodeFilter, { store }: Pick<Context, 'store'>): IssuedCode[] {
  const found: IssuedCode[] = []
  for (const { record } of store.messages.after('', ordinalOf(filter.since, store))) {
    const code = fittingCode(record, filter)
    if (code !== undefined) found.push(code)
  }
  return found
}

/** Calls back with every code that is issued from now on and fits. Gives the function that ends it. */
export function followCodes(filter: CodeFilter, { store }: Pick<Context, 'store'>, tell: (code: IssuedCode) => void): () => void {
  return store.subscribe((entries) => {
    for (const { change } of entries) {
      if (change.kind !== 'message' || change.record === null) continue
      const code = fittingCode(change.record as Message, { ...filter, since: undefined })
      if (code !== undefined) tell(code)
    }
  })
}

function fittingCode(message: Message, { pool, client, user, kind, medium, since }: CodeFilter): IssuedCode | undefined {
  const fits =
    (message.code !== undefined || message.link !== undefined) &&
    (pool === undefined || pool === message.UserPoolId) &&
    (client === undefined || client === message.ClientId) &&
    (user === undefined || user === message.Username || user === message.destination) &&
    (kind === undefined || folded(kind) === folded(message.kind)) &&
    (medium === undefined || medium.toUpperCase() === message.medium) &&
    !(message.created <= Number(since ?? Number.NaN))
  return fits ? issued(message) : undefined
}

const folded = (kind: string): string => kind.replace(/^CustomMessage_/i, '').toLowerCase()

function issued({ id, UserPoolId, ClientId, Username, kind, medium, destination, code, link, created, expires }: Message): IssuedCode {
  return {
    id,
    pool: UserPoolId,
    client: ClientId ?? null,
    user: Username,
    kind: kind.replace(/^CustomMessage_/, ''),
    medium,
    destination,
    code: code ?? null,
    link: link ?? null,
    created,
    expires: expires ?? null,
  }
}

/** Where to go on after the message `since`; 0 where it is a time, or is not remembered. */
function ordinalOf(since: string | undefined, store: Context['store']): number {
  return since === undefined ? 0 : (store.messages.ordinalOf(since) ?? 0)
}
