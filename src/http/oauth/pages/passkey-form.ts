import { type Html, html } from './html.ts'
import type { PageName, View } from './page.ts'
import { form, hidden, submitButton } from './parts.ts'

/** A form that the script of passkeys fills in; without the script it is a sentence that says so. */
export function passkeyForm(view: View, page: PageName, kind: 'create' | 'get', options: string, label: string): Html {
  const { texts } = view.visit
  const content = html`${hidden('credential', '')}${submitButton(label, 'passkeyButton')}`
  const data = [
    ['data-passkey', kind],
    ['data-options', options],
  ] as const
  return html`<p class="errorMessage-customizable" id="passkeyFailed" role="alert" hidden>${texts.passkeyFailed}</p>
<p class="textDescription-customizable" id="passkeyUnknown">${texts.passkeyNoScript}</p>
${form(view, page, 'passkeyForm', content, data)}`
}
