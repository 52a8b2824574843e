import type { Environment } from '../client/home.ts'
import type { Output } from './io.ts'

type Paint = (text: string) => string

export interface Style {
  readonly on: boolean
  readonly bold: Paint
  readonly dim: Paint
  readonly red: Paint
  readonly green: Paint
  readonly yellow: Paint
  readonly cyan: Paint
}

/** Colours for this output: on a terminal, unless `NO_COLOR` is set. `--no-color` sets it. @see https://no-color.org */
export function style(output: Pick<Output, 'isTty'>, env: Environment): Style {
  const on = output.isTty && !env.NO_COLOR && env.TERM !== 'dumb'
  const paint = (open: number, close: number): Paint => (on ? (text) => `\x1b[${open}m${text}\x1b[${close}m` : (text) => text)
  return {
    on,
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  }
}
