import { html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin, codeField, form, hidden, submitButton } from './parts.ts'
import { filled } from './texts/english.ts'
import { usernameField } from './username-field.ts'

/** The code that proves an address. Whoever signed up here a moment ago is signed in by it. */
export const confirm = definePage({
  fields: ['username', 'code', 'destination', 'proof'],
  secret: ['code'],
  show(view) {
    const { visit, values, notice } = view
    const { texts, hosted } = visit
    const { username, destination = '', proof = '' } = values
    const known = html`${hidden('username', username ?? '')}${hidden('destination', destination)}${hidden('proof', proof)}`
    const who = username ? known : usernameField(view, false)
    const byLink = hosted.pool.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK' && destination.includes('@')
    if (byLink) {
      return {
        title: texts.confirmTitle,
        body: html`<p class="textDescription-customizable">${filled(texts.linkText, { destination })}</p>${backToLogin(visit)}`,
      }
    }
    const sentence = destination === '' ? texts.confirmTextPlain : filled(texts.confirmText, { destination })
    const again = html`${known}<button class="link" type="submit" id="resendCode">${texts.resend}</button>`
    return {
      title: texts.confirmTitle,
      graphic: destination.startsWith('+') ? 'SMS_GRAPHIC' : 'EMAIL_GRAPHIC',
      body: html`${notice !== sentence && html`<p class="textDescription-customizable">${sentence}</p>`}
${form(view, 'confirm', 'confirmForm', html`${who}${codeField(texts.code)}${submitButton(texts.confirm, 'confirmButton')}`)}
${username && html`<div class="foot">${texts.resendQuestion} ${form(view, 'resendCode', 'resendForm', again)}</div>`}
${backToLogin(visit)}`,
    }
  },
  async submit({ username, code, proof }, { visit }, actions) {
    await actions.invoke('ConfirmSignUp', { Username: username, ConfirmationCode: code.trim() })
    const step = await actions.beginProven(username, proof)
    return step ?? { kind: 'show', page: 'login', values: { username }, notice: visit.texts.confirmed }
  },
})
