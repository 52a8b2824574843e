import type { HostedChallenge } from '../../../operations/oauth/hosted-sign-in.ts'
import { html } from './html.ts'
import { type Actions, definePage, type View } from './page.ts'
import { backToLogin, codeField, field, form, hidden, submitButton } from './parts.ts'
import { qrCode } from './qr-code.ts'

/** MFA_SETUP: an authenticator app, from its key to its first code. */
export const mfaSetup = definePage({
  challenge: true,
  fields: ['code', 'device_name', 'secret', 'session'],
  secret: ['code'],
  async show(view, actions) {
    const { visit, challenge } = view
    const { texts, hosted } = visit
    const title = texts.setupTitle
    if (challenge === undefined || !challenge.parameters.MFAS_CAN_SETUP?.includes('"SOFTWARE_TOKEN_MFA"')) {
      return { title, body: html`<p class="errorMessage-customizable" role="alert">${texts.setupImpossible}</p>${backToLogin(visit)}` }
    }
    const { secret, session } = await association(view, challenge, actions)
    // The format that authenticator apps share: who issued the key, and to whom.
    const label = [hosted.pool.Name, challenge.username].map(encodeURIComponent).join(':')
    const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(hosted.pool.Name)}`
    const fields = html`${hidden('secret', secret)}${hidden('session', session)}${codeField(texts.code)}
${field({ name: 'device_name', label: texts.deviceName, autocomplete: 'off', required: false, value: view.values.device_name })}
${submitButton(texts.continue, 'mfaSetupButton')}`
    return {
      title,
      body: html`<p class="textDescription-customizable">${texts.setupText}</p>
<div class="qr">${qrCode(uri, texts.setupQr)}</div>
<div><p class="textDescription-customizable">${texts.setupKey}</p><p class="key" id="secret">${secret.replace(/.{4}/g, '$& ').trim()}</p></div>
${form(view, 'mfaSetup', 'mfaSetupForm', fields)}${backToLogin(visit)}`,
    }
  },
  async submit({ code, device_name, session }, { challenge }, actions) {
    if (challenge === undefined) throw new Error('Served without a challenge')
    const FriendlyDeviceName = device_name.trim() || undefined
    const { Session } = await actions.invoke('VerifySoftwareToken', {
      Session: session,
      UserCode: code.replace(/\s/g, ''),
      FriendlyDeviceName,
    })
    return actions.answer({ ...challenge, session: Session ?? session }, {})
  },
})

/** The key: a new one where the page is shown for the first time, the same again after a wrong code. */
async function association({ values }: View, { session }: HostedChallenge, actions: Actions): Promise<{ secret: string; session: string }> {
  if (values.secret && values.session) return { secret: values.secret, session: values.session }
  const { SecretCode, Session } = await actions.invoke('AssociateSoftwareToken', { Session: session })
  return { secret: SecretCode ?? '', session: Session ?? session }
}
