import { callingCodes } from './calling-codes.ts'
import { type Html, html } from './html.ts'
import type { Visit } from './page.ts'
import { type FieldOptions, field } from './parts.ts'

/** Where a number without its country is most likely from. */
const countries: Readonly<Record<string, string>> = {
  de: 'DE',
  en: 'US',
  es: 'ES',
  fr: 'FR',
  id: 'ID',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  nl: 'NL',
  'pt-BR': 'BR',
  'zh-CN': 'CN',
  'zh-TW': 'TW',
}

const prefix = 'country['

/** A phone number, with a list of countries before it where the style has one. Whoever types the whole number needs no country. */
export function phoneField({ look, texts, language }: Visit, options: FieldOptions): Html {
  const { name, id = name } = options
  if (look.phoneCountries !== true) return field({ ...options, type: 'tel' })
  const option = ([country, label, code]: Country): Html =>
    html`<option value="${country}"${country === countries[language] && html` selected`}>${country} ${code} ${label}</option>`
  const list = html`<select class="inputField-customizable country" id="country-${id}" name="${prefix}${name}]" aria-label="${texts.country}" autocomplete="tel-country-code">
${named(language).map(option)}</select>`
  return field({ ...options, type: 'tel', before: list })
}

type Country = readonly [country: string, name: string, code: string]

const lists = new Map<string, readonly Country[]>()

/** Countries as the language calls and orders them. */
function named(language: string): readonly Country[] {
  const known = lists.get(language)
  if (known !== undefined) return known
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  const all = [...callingCodes].map(([country, code]): Country => [country, names.of(country) ?? country, code])
  const list = all.sort(([, a], [, b]) => compare(a, b))
  lists.set(language, list)
  return list
}

/** A posted form in which each number has the code of the country that was chosen for it. Anything but digits is left as it is. */
export function withCallingCodes(posted: URLSearchParams): URLSearchParams {
  const whole = new URLSearchParams(posted)
  for (const [list, country] of posted) {
    const name = list.startsWith(prefix) ? list.slice(prefix.length, -1) : ''
    const number = posted.get(name)?.trim() ?? ''
    const code = callingCodes.get(country)
    if (code !== undefined && /^[\d(][\d\s()./-]*$/.test(number)) whole.set(name, code + number.replace(/\D/g, ''))
  }
  return whole
}
