import { remembersOnPrompt, tracksDevices } from '../../../domain/device.ts'
import type { HostedChallenge } from '../../../operations/oauth/hosted-sign-in.ts'
import { html } from './html.ts'
import type { Graphic } from './look.ts'
import { definePage } from './page.ts'
import { backToLogin, codeField, form, submitButton } from './parts.ts'
import { filled, type Texts } from './texts/english.ts'

const graphics: Readonly<Record<string, Graphic>> = {
  SMS_MFA: 'SMS_GRAPHIC',
  SMS_OTP: 'SMS_GRAPHIC',
  EMAIL_OTP: 'EMAIL_GRAPHIC',
  SOFTWARE_TOKEN_MFA: 'AUTH_APP_GRAPHIC',
}

/** The code of a second factor, or of a first one that was chosen. */
export const mfa = definePage({
  challenge: true,
  fields: ['code', 'remember_device'],
  secret: ['code'],
  show(view) {
    const { visit, challenge } = view
    const { texts, hosted } = visit
    const asks = tracksDevices(hosted.pool) && remembersOnPrompt(hosted.pool)
    const remember = html`<div class="check"><input type="checkbox" id="remember_device" name="remember_device" value="yes"><label for="remember_device">${texts.rememberDevice}</label></div>`
    return {
      title: texts.mfaTitle,
      graphic: graphics[challenge?.name ?? ''],
      body: html`<p class="textDescription-customizable">${sentence(texts, challenge)}</p>
${form(view, 'mfa', 'mfaForm', html`${codeField(texts.code, 'code')}${asks && remember}${submitButton(texts.signIn, 'signInSubmitButton')}`)}
${backToLogin(visit)}`,
    }
  },
  submit({ code, remember_device }, { challenge }, actions) {
    if (challenge === undefined) throw new Error('Served without a challenge')
    return actions.answer(challenge, { [`${challenge.name}_CODE`]: code.replace(/\s/g, '') }, remember_device !== '')
  },
})

function sentence(texts: Texts, challenge: HostedChallenge | undefined): string {
  const { CODE_DELIVERY_DESTINATION: destination = '', FRIENDLY_DEVICE_NAME: name } = challenge?.parameters ?? {}
  if (challenge?.name !== 'SOFTWARE_TOKEN_MFA')
    return filled(challenge?.name === 'EMAIL_OTP' ? texts.mfaEmail : texts.mfaSms, { destination })
  return name === undefined ? texts.mfaApp : filled(texts.mfaAppNamed, { name })
}
