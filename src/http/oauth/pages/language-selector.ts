import { pagePaths } from '../paths.ts'
import { type Html, html } from './html.ts'
import type { PageName, Visit } from './page.ts'

/** The languages of managed login, each as its speakers call it. */
const names: Readonly<Record<string, string>> = {
  de: 'Deutsch',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  id: 'Bahasa Indonesia',
  it: 'Italiano',
  ja: '日本語',
  ko: '한국어',
  nl: 'Nederlands',
  'pt-BR': 'Português (Brasil)',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
}

/** The same page in another language. A challenge cannot be entered by a link, so its page has none of these. */
export function languageSelector({ base, query, language, texts }: Visit, page: PageName): Html {
  const address = (lang: string) => {
    const asked = new URLSearchParams(query)
    asked.set('lang', lang)
    return `${base}${pagePaths[page]}?${asked}`
  }
  const links = Object.entries(names).map(
    ([lang, name]) =>
      html`<li><a href="${address(lang)}" lang="${lang}" hreflang="${lang}"${lang === language && html` aria-current="true"`}>${name}</a></li>`,
  )
  return html`<nav class="languages" id="languageSelector" aria-label="${texts.locale}"><details><summary>${names[language]}</summary><ul>${links}</ul></details></nav>`
}
