/** What forms are made of. */
import { pagePaths } from '../paths.ts'
import { type Html, html } from './html.ts'
import type { PageName, View, Visit } from './page.ts'

export const pathOf = ({ base, search }: Visit, page: PageName): string => `${base}${pagePaths[page]}${search}`

type Data = readonly (readonly [name: `data-${string}`, value: string])[]

/** @param page that takes it @param id stable, for tests of apps */
export function form({ visit, challenge }: View, page: PageName, id: string, content: Html, data: Data = []): Html {
  const attributes = data.map(([name, value]) => html` ${name}="${value}"`)
  return html`<form method="post" action="${pathOf(visit, page)}" id="${id}" name="${id}"${attributes}>
<input type="hidden" name="_csrf" value="${visit.csrf}">
${challenge && html`<input type="hidden" name="challenge" value="${JSON.stringify(challenge)}">`}
${content}
</form>`
}

export interface FieldOptions {
  readonly name: string
  readonly id?: string
  readonly label: string
  readonly type?: string
  readonly value?: string | undefined
  readonly autocomplete: string
  readonly required?: boolean
  readonly autofocus?: boolean
  readonly inputmode?: 'numeric' | 'email' | 'tel' | 'url'
  readonly pattern?: string
  readonly minlength?: number
  readonly describedBy?: string
  readonly className?: string
  /** In front of the input. */
  readonly before?: Html
  /** Beside the label. */
  readonly aside?: Html | undefined
}

export function field(options: FieldOptions): Html {
  const {
    name,
    id = name,
    label,
    type = 'text',
    value,
    autocomplete,
    required = true,
    autofocus,
    inputmode,
    pattern,
    className,
    before,
    aside,
  } = options
  const plain = type === 'text' || type === 'email' || type === 'tel'
  const labelled = html`<label class="label-customizable" for="${id}">${label}</label>`
  const input = html`<input class="inputField-customizable${className && ` ${className}`}" id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}"${
    value !== undefined && html` value="${value}"`
  }${required && html` required`}${autofocus && html` autofocus`}${inputmode && html` inputmode="${inputmode}"`}${
    pattern && html` pattern="${pattern}"`
  }${options.describedBy && html` aria-describedby="${options.describedBy}"`}${plain && html` autocapitalize="none" spellcheck="false"`}>`
  return html`<div class="field">
${aside === undefined ? labelled : html`<div class="beside">${labelled}${aside}</div>`}
${before === undefined ? input : html`<div class="joined">${before}${input}</div>`}</div>`
}

/** Six digits, or eight in place of a password; a phone may fill it in from the message. */
export const codeField = (label: string, name = 'code'): Html =>
  field({
    name,
    label,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    pattern: '\\s*[0-9]{6,8}\\s*',
    autofocus: true,
    className: 'code',
  })

export const submitButton = (label: string, name = 'signInSubmitButton'): Html =>
  html`<button class="submitButton-customizable" type="submit" name="${name}" id="${name}" value="${name}">${label}</button>`

export const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}">`

export const link = (visit: Visit, page: PageName, label: string, id: string): Html =>
  html`<a class="link redirect-customizable" id="${id}" href="${pathOf(visit, page)}">${label}</a>`

export const backToLogin = (visit: Visit): Html => html`<p class="foot">${link(visit, 'login', visit.texts.back, 'backToLogin')}</p>`
