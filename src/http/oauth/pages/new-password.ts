import { attributeInput, attributesOf } from './attribute-fields.ts'
import { html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin, form, submitButton } from './parts.ts'
import { chosenPasswordFields } from './password-fields.ts'

/** NEW_PASSWORD_REQUIRED: a password for the temporary one, and what the administrator left out. */
export const newPassword = definePage({
  challenge: true,
  fields: ['new_password', 'confirm_password'],
  secret: ['new_password', 'confirm_password'],
  show(view) {
    const { visit, challenge } = view
    const { texts } = visit
    const missing = missingAttributes(challenge?.parameters.requiredAttributes)
    const fields = html`${chosenPasswordFields(visit, texts.newPassword, 'new_password')}
${missing.length > 0 && html`<p class="textDescription-customizable">${texts.attributesText}</p>`}
${missing.map((Name) => attributeInput(view, { Name, Required: true }))}
${submitButton(texts.continue, 'changePasswordButton')}`
    return {
      title: texts.newPasswordTitle,
      graphic: 'PASSWORD_GRAPHIC',
      body: html`<p class="textDescription-customizable">${texts.newPasswordText}</p>
${form(view, 'newPassword', 'newPasswordForm', fields)}${backToLogin(visit)}`,
    }
  },
  async submit(form, { visit, challenge }, actions) {
    if (challenge === undefined) throw new Error('Served without a challenge')
    if (form.new_password !== form.confirm_password) return { kind: 'show', page: 'newPassword', problem: visit.texts.passwordsDiffer }
    const attributes = Object.entries(attributesOf(form)).map(([name, value]) => [`userAttributes.${name}`, value])
    return actions.answer(challenge, { NEW_PASSWORD: form.new_password, ...Object.fromEntries(attributes) })
  },
})

/** @param text a JSON list like `["userAttributes.name"]`; it comes back with the form, so it may be anything */
function missingAttributes(text = '[]'): string[] {
  try {
    const list = JSON.parse(text) as unknown
    return Array.isArray(list) ? list.map((name) => String(name).replace('userAttributes.', '')) : []
  } catch {
    return []
  }
}
