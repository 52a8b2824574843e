/** A place inside the document: names and positions from the top. */
export type Path = readonly (string | number)[]

export interface Problem {
  readonly path: Path
  readonly message: string
}

/** `pools[0].users[3].username`; the whole document is `(top)`. */
export function pathText(path: Path): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return text === '' ? '(top)' : text.replace(/^\./, '')
}
