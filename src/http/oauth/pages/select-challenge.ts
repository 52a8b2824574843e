import { type Html, html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin, field, form, hidden, link, submitButton } from './parts.ts'
import { filled, type TextKey } from './texts/english.ts'

/** How each factor that a page can ask for is called; a proof over SRP takes a script, and the password does as well. */
const labels: Readonly<Record<string, TextKey>> = { EMAIL_OTP: 'factorEmail', SMS_OTP: 'factorSms', WEB_AUTHN: 'factorPasskey' }

/** The first factor, of those that the user has. */
export const selectChallenge = definePage({
  challenge: true,
  fields: ['answer', 'password'],
  secret: ['password'],
  show(view) {
    const { visit, challenge } = view
    const { texts } = visit
    const available = challenge?.available ?? []
    const username = challenge?.username ?? ''
    const others = available.filter((factor) => labels[factor] !== undefined)
    const choice = (factor: string): Html =>
      html`<button class="idpButton-customizable choice" type="submit" name="answer" value="${factor}" id="choose-${factor}">${texts[labels[factor] ?? 'next']}</button>`
    const passwordForm = html`${hidden('answer', 'PASSWORD')}<input type="hidden" name="username" autocomplete="username" value="${username}">
${field({
  name: 'password',
  label: texts.password,
  type: 'password',
  autocomplete: 'current-password',
  autofocus: true,
  aside: link(visit, 'forgotPassword', texts.forgotPassword, 'forgotPassword'),
})}
${submitButton(texts.signIn)}`
    const password = available.includes('PASSWORD')
    return {
      title: texts.selectFactorTitle,
      subtitle: filled(texts.signingInAs, { username }),
      body: html`${password && form(view, 'selectChallenge', 'cognitoSignInForm', passwordForm)}
${password && others.length > 0 && html`<div class="or">${texts.or}</div>`}
${others.length > 0 && form(view, 'selectChallenge', 'selectChallengeForm', html`<div class="choices">${others.map(choice)}</div>`)}
${backToLogin(visit)}`,
    }
  },
  submit({ answer, password }, { challenge }, actions) {
    if (challenge === undefined) throw new Error('Served without a challenge')
    return actions.answer(challenge, { ANSWER: answer, ...(password !== '' && { PASSWORD: password }) })
  },
})
