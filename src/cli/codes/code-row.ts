import type { Code } from '../../client/codes.ts'
import type { Style } from '../style.ts'
import { fromNow } from '../token/time-in-words.ts'

/** The words of a trigger source: `CustomMessage_ForgotPassword` is `forgot password`. */
export function kindInWords(kind: string): string {
  return kind
    .replace(/^[A-Za-z]+_/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
}

export const codeColumns = ['Issued', 'Pool', 'User', 'For', 'To', 'Code', 'Expires'] as const

/** The cells of one code. @param now seconds since the epoch */
export function codeCells({ created, pool, user, kind, medium, destination, code, link, expires }: Code, now: number): readonly string[] {
  const to = medium === 'EMAIL' ? destination : `${destination} (${medium})`
  const until = typeof expires !== 'number' ? '' : expires > now ? fromNow(expires, now) : 'expired'
  return [timeOfDay(created), pool, user, kindInWords(kind), to, code ?? link ?? '', until]
}

/** Local time, because it is compared with the clock on the wall. */
function timeOfDay(seconds: number): string {
  const date = new Date(seconds * 1000)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** A line of a table whose rows come one by one, so that its columns have fixed widths. */
export function codeLine(cells: readonly string[], { bold, dim }: Style): string {
  const [issued = '', pool = '', user = '', purpose = '', to = '', code = ''] = cells
  return `${dim(issued)}  ${bold(code.padEnd(8))}  ${user.padEnd(20)}  ${purpose.padEnd(22)}  ${to.padEnd(28)}  ${dim(pool)}`
}
