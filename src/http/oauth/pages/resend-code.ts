import { html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin, form, submitButton } from './parts.ts'
import { usernameField } from './username-field.ts'

/** Another code to confirm an account with. */
export const resendCode = definePage({
  fields: ['username', 'destination', 'proof'],
  secret: [],
  show(view) {
    const { visit } = view
    const { texts } = visit
    return {
      title: texts.resend,
      body: html`${form(view, 'resendCode', 'resendForm', html`${usernameField(view)}${submitButton(texts.resend, 'resendButton')}`)}${backToLogin(visit)}`,
    }
  },
  async submit({ username, proof }, { visit }, actions) {
    const { CodeDeliveryDetails } = await actions.invoke('ResendConfirmationCode', { Username: username })
    const destination = CodeDeliveryDetails?.Destination ?? ''
    return { kind: 'show', page: 'confirm', values: { username, destination, proof }, notice: visit.texts.resent }
  },
})
