import type { Context as Call } from 'hono'
import { languageCookie } from '../cookies.ts'
import { html } from './html.ts'
import { documentOf } from './layout.ts'
import { chosenLanguage, textsOf } from './texts/languages.ts'

/**
 * A page that leads on to a provider. A redirect would be part of what the form did, and its page would have to know every address
 * that the provider leads on to in turn.
 */
export async function serveOnward(c: Call, onward: string): Promise<Response> {
  const language = chosenLanguage(c.req.query('lang') ?? null, languageCookie.read(c))
  const { continue: title } = await textsOf(language)
  const body = html`<p class="foot"><a class="link" id="onward" href="${onward}">${title}</a></p>`
  const { text, headers } = documentOf({ title, body, onward }, { language })
  return c.html(text, 200, headers)
}
