import { type Html, html } from './html.ts'
import type { Visit } from './page.ts'

/** What each language is called in the links of terms. */
// AWS: CreateTerms, "Links".
const languages: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  id: 'bahasa-indonesia',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  'pt-BR': 'portuguese-brazil',
  'zh-CN': 'chinese-simplified',
  'zh-TW': 'chinese-traditional',
}

/** The sentence about the terms of a client, where it has some. */
export function termsLinks({ terms, texts, language }: Visit): Html | undefined {
  const link = (name: string, label: string): Html | undefined => {
    const links = terms.find(({ TermsName }) => TermsName === name)?.Links
    const url = links?.[`cognito:${languages[language]}`] ?? links?.['cognito:default']
    return url === undefined
      ? undefined
      : html`<a class="link" id="${name}" href="${url}" target="_blank" rel="noopener noreferrer">${label}</a>`
  }
  const [use, privacy] = [link('terms-of-use', texts.termsOfUse), link('privacy-policy', texts.privacyPolicy)]
  if (use === undefined && privacy === undefined) return undefined
  const both = use !== undefined && privacy !== undefined ? html`${use} ${texts.and} ${privacy}` : (use ?? privacy)
  const [before, after] = texts.terms.split('{terms}')
  return html`<p class="legalText-customizable">${before}${both}${after}</p>`
}
