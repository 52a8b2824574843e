/** Text that is HTML already. Only `html` makes it, so whatever else comes into a page is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Part = Html | string | number | undefined | false | readonly Part[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text between tags and in quoted attributes. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

function rendered(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  return typeof part === 'object' ? part.map(rendered).join('') : escaped(String(part))
}

/** A template whose values are escaped; `undefined` and `false` are nothing. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + rendered(parts[index - 1]) + string))
}

/** A style sheet as an element's content: the one thing that could end the element is taken from it. */
export const styleText = (css: string): Html => new Html(css.replaceAll('<', '\\3c '))

/** A script of ours as an element's content. What depends on a request goes into attributes instead. */
export const scriptText = (script: string): Html => new Html(script)
