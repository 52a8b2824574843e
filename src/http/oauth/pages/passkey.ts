import { html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin } from './parts.ts'
import { passkeyForm } from './passkey-form.ts'
import { passkeyScript } from './passkey-script.ts'
import { filled } from './texts/english.ts'

/** WEB_AUTHN: a passkey of the user. */
export const passkey = definePage({
  challenge: true,
  fields: ['credential'],
  secret: ['credential'],
  show(view) {
    const { visit, challenge } = view
    const { texts } = visit
    const options = challenge?.parameters.CREDENTIAL_REQUEST_OPTIONS ?? ''
    return {
      title: texts.passkeyTitle,
      graphic: 'PASSKEY_GRAPHIC',
      subtitle: filled(texts.signingInAs, { username: challenge?.username ?? '' }),
      body: html`<p class="textDescription-customizable">${texts.passkeyText}</p>
${passkeyForm(view, 'passkey', 'get', options, texts.passkeyUse)}${backToLogin(visit)}`,
      script: passkeyScript,
    }
  },
  submit({ credential }, { challenge }, actions) {
    if (challenge === undefined) throw new Error('Served without a challenge')
    return actions.answer(challenge, { CREDENTIAL: credential })
  },
})
