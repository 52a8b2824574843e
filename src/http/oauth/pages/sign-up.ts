import { attributeInput, attributesOf, signUpAttributes } from './attribute-fields.ts'
import { html } from './html.ts'
import { definePage } from './page.ts'
import { form, link, submitButton } from './parts.ts'
import { chosenPasswordFields } from './password-fields.ts'
import { termsLinks } from './terms-links.ts'
import { filled } from './texts/english.ts'
import { usernameField } from './username-field.ts'

/** A new account, with all that the pool requires. */
export const signUp = definePage({
  fields: ['username', 'password', 'confirm_password'],
  secret: ['password', 'confirm_password'],
  show(view) {
    const { visit } = view
    const { texts, hosted } = visit
    const fields = html`${usernameField(view)}${signUpAttributes(visit).map((attribute) => attributeInput(view, attribute))}
${chosenPasswordFields(visit, texts.password)}${termsLinks(visit)}${submitButton(texts.signUp, 'signUpButton')}`
    return {
      title: texts.signUp,
      subtitle: filled(texts.signInTo, { app: hosted.client.ClientName }),
      body: html`${form(view, 'signUp', 'signUpForm', fields)}
<p class="foot">${texts.haveAccount} ${link(visit, 'login', texts.signIn, 'loginLink')}</p>`,
    }
  },
  async submit(form, { visit }, actions) {
    const { username, password, confirm_password } = form
    if (password !== confirm_password) return { kind: 'show', page: 'signUp', problem: visit.texts.passwordsDiffer }
    const UserAttributes = Object.entries(attributesOf(form)).map(([Name, Value]) => ({ Name, Value }))
    const { UserConfirmed, CodeDeliveryDetails } = await actions.invoke('SignUp', {
      Username: username,
      Password: password,
      UserAttributes,
    })
    if (UserConfirmed === true) return actions.begin(username, password)
    const destination = CodeDeliveryDetails?.Destination ?? ''
    return { kind: 'show', page: 'confirm', values: { username, destination, proof: await actions.rememberProof(username) } }
  },
})
