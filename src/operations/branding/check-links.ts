import { invalidParameter } from '../../domain/errors.ts'

/** @throws InvalidParameterException */
// AWS: CreateTerms, "Links": `cognito:default` is for all languages that have no link of their own. Assumed: the sentences.
export function checkLinks(links: Readonly<Record<string, string>>): void {
  if (links['cognito:default'] === undefined) throw invalidParameter('Links must have a URL for cognito:default.')
  const wrong = Object.values(links).find((url) => !URL.canParse(url) || !/^https?:/i.test(url))
  if (wrong !== undefined) throw invalidParameter(`${wrong} is not a URL of a web page.`)
}
