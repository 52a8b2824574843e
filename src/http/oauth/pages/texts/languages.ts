import { english, type Texts } from './english.ts'

/** The languages of Cognito's managed login; each is loaded when it is asked for. */
// AWS: "Managed login localization".
const loaders: Readonly<Record<string, () => Promise<Texts>>> = {
  de: async () => (await import('./german.ts')).german,
  en: async () => english,
}

/** The language of a page: the parameter, else what it chose in this browser before, else English. */
// AWS: `lang` sets a cookie that later pages follow. Assumed: the browser's own languages do not count.
export function chosenLanguage(parameter: string | null, cookie: string | undefined): string {
  return [parameter, cookie].find((name): name is string => typeof name === 'string' && Object.hasOwn(loaders, name)) ?? 'en'
}

export const textsOf = (language: string): Promise<Texts> => (loaders[language] ?? (async () => english))()
