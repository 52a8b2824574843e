/** The style sheet of the classic hosted pages: a few classes, and nothing that fetches. */
import { invalidParameter } from './errors.ts'

// AWS: "Customizing hosted UI (classic) branding": the class names that may be styled.
const classes = new Set(
  (
    'background banner errorMessage idpButton idpDescription inputField label legalText logo passwordCheck-notValid passwordCheck-valid ' +
    'redirect socialButton submitButton textDescription'
  )
    .split(' ')
    .map((name) => `${name}-customizable`),
)
const states = new Set(['hover', 'focus', 'active'])

/**
 * @throws InvalidParameterException
 */
// Assumed: the sentences. AWS: no @-rules, no script.
export function checkClassicCss(css: string): void {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  if (/@|<|javascript:|expression\(|url\(/i.test(plain)) throw invalidParameter('CSS has a rule or a value that is not allowed.')
  let rest = plain.trim()
  while (rest !== '') {
    const [rule = '', selectors = ''] = /^([^{}]+)\{[^{}]*\}/.exec(rest) ?? []
    if (rule === '') throw invalidParameter('CSS is not a list of rules.')
    for (const selector of selectors.split(',')) checkSelector(selector.trim())
    rest = rest.slice(rule.length).trim()
  }
}

function checkSelector(selector: string): void {
  const [, name = '', state] = /^\.([\w-]+)(?::([a-z]+))?$/.exec(selector) ?? []
  if (!classes.has(name) || (state !== undefined && !states.has(state)))
    throw invalidParameter(`CSS has a selector that is not allowed: ${selector}`)
}
