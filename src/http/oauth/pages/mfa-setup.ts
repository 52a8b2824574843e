import type { HostedChallenge } from '../../../operations/oauth/hosted-sign-in.ts'
import { type Html, html } from './html.ts'
import { type Actions, definePage, type View } from './page.ts'
import { backToLogin, codeField, field, form, hidden, submitButton } from './parts.ts'
import { phoneField } from './phone-field.ts'
import { qrCode } from './qr-code.ts'

/** MFA_SETUP: an authenticator app, from its key to its first code, or an address that codes can be sent to. */
export const mfaSetup = definePage({
  challenge: true,
  fields: ['code', 'device_name', 'secret', 'session', 'factor', 'contact'],
  secret: ['code'],
  async show(view, actions) {
    const { visit, challenge } = view
    const { texts } = visit
    const offered = challenge?.parameters.MFAS_CAN_SETUP ?? ''
    const app = challenge !== undefined && offered.includes('"SOFTWARE_TOKEN_MFA"') ? await appForm(view, challenge, actions) : undefined
    const contacts = (['SMS_MFA', 'EMAIL_OTP'] as const).filter((factor) => offered.includes(`"${factor}"`))
    const impossible = html`<p class="errorMessage-customizable" role="alert">${texts.setupImpossible}</p>`
    return {
      title: app === undefined ? texts.mfaTitle : texts.setupTitle,
      graphic: app === undefined ? undefined : 'AUTH_APP_GRAPHIC',
      body: html`${app}${app !== undefined && contacts.length > 0 && html`<div class="or">${texts.or}</div>`}
${contacts.map((factor) => contactForm(view, factor))}
${app === undefined && contacts.length === 0 && impossible}${backToLogin(visit)}`,
    }
  },
  async submit({ code, device_name, session, factor, contact }, { challenge }, actions) {
    if (challenge === undefined) throw new Error('Served without a challenge')
    if (factor === 'SMS_MFA' || factor === 'EMAIL_OTP') return actions.setUpContact(challenge, factor, contact.trim())
    const FriendlyDeviceName = device_name.trim() || undefined
    const { Session } = await actions.invoke('VerifySoftwareToken', {
      Session: session,
      UserCode: code.replace(/\s/g, ''),
      FriendlyDeviceName,
    })
    return actions.answer({ ...challenge, session: Session ?? session }, {})
  },
})

async function appForm(view: View, challenge: HostedChallenge, actions: Actions): Promise<Html> {
  const { texts, hosted } = view.visit
  const { secret, session } = await association(view, challenge, actions)
  // The format that authenticator apps share: who issued the key, and to whom.
  const label = [hosted.pool.Name, challenge.username].map(encodeURIComponent).join(':')
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(hosted.pool.Name)}`
  const fields = html`${hidden('secret', secret)}${hidden('session', session)}${codeField(texts.code)}
${field({ name: 'device_name', label: texts.deviceName, autocomplete: 'off', required: false, value: view.values.device_name })}
${submitButton(texts.continue, 'mfaSetupButton')}`
  return html`<p class="textDescription-customizable">${texts.setupText}</p>
<div class="qr">${qrCode(uri, texts.setupQr)}</div>
<div><p class="textDescription-customizable">${texts.setupKey}</p><p class="key" id="secret">${secret.replace(/.{4}/g, '$& ').trim()}</p></div>
${form(view, 'mfaSetup', 'mfaSetupForm', fields)}`
}

/** The session of the challenge is kept: setting up the app goes on under another one. */
function contactForm(view: View, factor: 'SMS_MFA' | 'EMAIL_OTP'): Html {
  const { texts } = view.visit
  const isPhone = factor === 'SMS_MFA'
  const named = { name: 'contact', id: `contact-${factor}` }
  const contact = isPhone
    ? phoneField(view.visit, { ...named, label: texts.phoneNumber, autocomplete: 'tel' })
    : field({ ...named, label: texts.email, type: 'email', autocomplete: 'email' })
  const fields = html`${hidden('factor', factor)}${contact}
${submitButton(texts.resetSend, `mfaContact-${factor}`)}`
  return html`<p class="textDescription-customizable">${texts.attributesText}</p>${form(view, 'mfaSetup', `mfaContactForm-${factor}`, fields)}`
}

/** The key: a new one where the page is shown for the first time, the same again after a wrong code. */
async function association({ values }: View, { session }: HostedChallenge, actions: Actions): Promise<{ secret: string; session: string }> {
  if (values.secret && values.session) return { secret: values.secret, session: values.session }
  const { SecretCode, Session } = await actions.invoke('AssociateSoftwareToken', { Session: session })
  return { secret: SecretCode ?? '', session: Session ?? session }
}
