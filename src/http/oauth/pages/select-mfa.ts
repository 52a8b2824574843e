import { type Html, html } from './html.ts'
import { definePage } from './page.ts'
import { backToLogin, form } from './parts.ts'
import type { TextKey } from './texts/english.ts'

const labels: Readonly<Record<string, TextKey>> = { SMS_MFA: 'factorSms', EMAIL_OTP: 'factorEmail', SOFTWARE_TOKEN_MFA: 'factorApp' }

/** SELECT_MFA_TYPE: one of the user's second factors. */
export const selectMfa = definePage({
  challenge: true,
  fields: ['answer'],
  secret: [],
  show(view) {
    const { visit, challenge } = view
    const { texts } = visit
    const offered = challenge?.parameters.MFAS_CAN_CHOOSE ?? ''
    const factors = Object.entries(labels).filter(([factor]) => offered.includes(`"${factor}"`))
    const choice = ([factor, label]: [string, TextKey]): Html =>
      html`<button class="idpButton-customizable choice" type="submit" name="answer" value="${factor}" id="choose-${factor}">${texts[label]}</button>`
    return {
      title: texts.selectMfaTitle,
      body: html`${form(view, 'selectMfa', 'selectMfaForm', html`<div class="choices">${factors.map(choice)}</div>`)}${backToLogin(visit)}`,
    }
  },
  submit({ answer }, { challenge }, actions) {
    if (challenge === undefined) throw new Error('Served without a challenge')
    return actions.answer(challenge, { ANSWER: answer })
  },
})
