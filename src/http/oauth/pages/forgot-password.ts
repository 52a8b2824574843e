import { html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin, form, submitButton } from './parts.ts'
import { usernameField } from './username-field.ts'

/** Asks for the code that a new password takes. */
export const forgotPassword = definePage({
  fields: ['username'],
  secret: [],
  show(view) {
    const { visit } = view
    const { texts } = visit
    return {
      title: texts.resetTitle,
      graphic: 'PASSWORD_GRAPHIC',
      body: html`<p class="textDescription-customizable">${texts.resetText}</p>
${form(view, 'forgotPassword', 'forgotPasswordForm', html`${usernameField(view)}${submitButton(texts.resetSend, 'reset_my_password')}`)}
${backToLogin(visit)}`,
    }
  },
  async submit({ username }, _view, actions) {
    const { CodeDeliveryDetails } = await actions.invoke('ForgotPassword', { Username: username })
    return { kind: 'show', page: 'confirmForgotPassword', values: { username, destination: CodeDeliveryDetails?.Destination ?? '' } }
  },
})
