import { ServiceError } from '../../../domain/service-error.ts'
import { choosesFactor } from '../../../operations/oauth/hosted-sign-in.ts'
import { pagePaths } from '../paths.ts'
import { html } from './html.ts'
import { type Actions, type Content, definePage, type Next, type View } from './page.ts'
import { field, form, hidden, link, submitButton } from './parts.ts'
import { providerButtons } from './provider-buttons.ts'
import { filled } from './texts/english.ts'
import { usernameField } from './username-field.ts'

/** Username and password; the username alone where users choose their first factor. */
export const login = definePage({
  fields: ['username', 'password', 'step_up'],
  secret: ['password'],
  async enter(actions) {
    const name = await actions.stepUpName()
    return name === undefined ? {} : { username: name, step_up: 'yes' }
  },
  show(view) {
    const { visit } = view
    if (view.values.step_up === 'yes') return stepUpForm(view)
    const { texts, hosted } = visit
    const { pool, client } = hosted
    const chooses = choosesFactor(hosted)
    const isKnown = Boolean(view.values.username) && !chooses
    const local = client.SupportedIdentityProviders === undefined || client.SupportedIdentityProviders.includes('COGNITO')
    const forgotten = pool.AccountRecoverySetting?.RecoveryMechanisms?.some(({ Name }) => Name === 'admin_only')
      ? undefined
      : link(visit, 'forgotPassword', texts.forgotPassword, 'forgotPassword')
    const password = field({
      name: 'password',
      label: texts.password,
      type: 'password',
      autocomplete: 'current-password',
      autofocus: isKnown,
      aside: forgotten,
    })
    const fields = html`${usernameField(view, !isKnown)}${!chooses && password}${submitButton(chooses ? texts.next : texts.signIn)}`
    const signUp = pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true
    return {
      title: texts.signIn,
      subtitle: filled(texts.signInTo, { app: client.ClientName }),
      body: html`${visit.look.providersFirst && providerButtons(view, local)}
${local && form(view, 'login', 'cognitoSignInForm', fields)}
${!visit.look.providersFirst && providerButtons(view, local)}
${local && signUp && html`<p class="foot">${texts.needAccount} ${link(visit, 'signUp', texts.signUp, 'signUpLink')}</p>`}`,
    }
  },
  async submit({ username, password, step_up }, view, actions) {
    if (step_up === 'yes') return (await actions.stepUp()) ?? { kind: 'show', page: 'login', values: {} }
    const chooses = choosesFactor(view.visit.hosted) && password === ''
    try {
      return await actions.begin(username, chooses ? undefined : password)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return await unfinished(error, username, chooses, view, actions)
    }
  },
})

/** Who is signed in already goes on as that user, or begins again. Codes are sent once it is said: not because a page was opened. */
function stepUpForm(view: View): Content {
  const { visit } = view
  const { texts } = visit
  const again = new URLSearchParams(visit.query)
  again.set('prompt', 'login')
  return {
    title: texts.mfaTitle,
    subtitle: filled(texts.signingInAs, { username: view.values.username ?? '' }),
    body: html`${form(view, 'login', 'stepUpForm', html`${hidden('step_up', 'yes')}${submitButton(texts.next, 'stepUp')}`)}
<p class="foot"><a class="link redirect-customizable" id="signInAgain" href="${visit.base}${pagePaths.login}?${again.toString()}">${texts.back}</a></p>`,
  }
}

/** A user who is known, but has something to do first, is led there. */
async function unfinished(error: ServiceError, username: string, chooses: boolean, { visit }: View, actions: Actions): Promise<Next> {
  if (error.name === 'UserNotConfirmedException') {
    // With the password it is known who asks, and the sign-in goes on after the confirmation.
    const proof = chooses ? '' : await actions.rememberProof(username)
    return { kind: 'show', page: 'confirm', values: { username, proof }, notice: visit.texts.confirmTextPlain }
  }
  if (error.name === 'PasswordResetRequiredException') {
    return { kind: 'show', page: 'confirmForgotPassword', values: { username }, notice: visit.texts.resetCodeTextPlain }
  }
  throw error
}
