import { html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin, codeField, form, hidden, submitButton } from './parts.ts'
import { chosenPasswordFields } from './password-fields.ts'
import { filled } from './texts/english.ts'
import { usernameField } from './username-field.ts'

/** The code, and the new password. */
export const confirmForgotPassword = definePage({
  fields: ['username', 'code', 'password', 'confirm_password', 'destination'],
  secret: ['code', 'password', 'confirm_password'],
  show(view) {
    const { visit, values, notice } = view
    const { texts } = visit
    const { username, destination = '' } = values
    const sentence = destination === '' ? texts.resetCodeTextPlain : filled(texts.resetCodeText, { destination })
    const who = username ? html`${hidden('username', username)}${hidden('destination', destination)}` : usernameField(view, false)
    const fields = html`${who}${codeField(texts.code)}${chosenPasswordFields(visit, texts.newPassword)}${submitButton(texts.resetChange, 'reset_password')}`
    return {
      title: texts.resetTitle,
      graphic: 'PASSWORD_GRAPHIC',
      body: html`${notice !== sentence && html`<p class="textDescription-customizable">${sentence}</p>`}
${form(view, 'confirmForgotPassword', 'confirmForgotPasswordForm', fields)}
${backToLogin(visit)}`,
    }
  },
  async submit({ username, code, password, confirm_password }, { visit }, actions) {
    if (password !== confirm_password) return { kind: 'show', page: 'confirmForgotPassword', problem: visit.texts.passwordsDiffer }
    await actions.invoke('ConfirmForgotPassword', { Username: username, ConfirmationCode: code.trim(), Password: password })
    return { kind: 'show', page: 'login', values: { username }, notice: visit.texts.resetDone }
  },
})
