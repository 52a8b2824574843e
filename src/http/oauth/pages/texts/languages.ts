import { english, type Texts } from './english.ts'

/** The languages of Cognito's managed login; each is loaded when it is asked for. */
// AWS: "Managed login localization".
const loaders: Readonly<Record<string, () => Promise<Texts>>> = {
  de: async () => (await import('./german.ts')).german,
  en: async () => english,
  es: async () => (await import('./spanish.ts')).spanish,
  fr: async () => (await import('./french.ts')).french,
  id: async () => (await import('./indonesian.ts')).indonesian,
  it: async () => (await import('./italian.ts')).italian,
  ja: async () => (await import('./japanese.ts')).japanese,
  ko: async () => (await import('./korean.ts')).korean,
  nl: async () => (await import('./dutch.ts')).dutch,
  'pt-BR': async () => (await import('./portuguese.ts')).portuguese,
  'zh-CN': async () => (await import('./simplified-chinese.ts')).simplifiedChinese,
  'zh-TW': async () => (await import('./traditional-chinese.ts')).traditionalChinese,
}

/** The language of a page: the parameter, else what it chose in this browser before, else English. */
// AWS: `lang` sets a cookie that later pages follow. Assumed: the browser's own languages do not count.
export function chosenLanguage(parameter: string | null, cookie: string | undefined): string {
  return [parameter, cookie].find((name): name is string => typeof name === 'string' && Object.hasOwn(loaders, name)) ?? 'en'
}

export const textsOf = (language: string): Promise<Texts> => (loaders[language] ?? (async () => english))()
