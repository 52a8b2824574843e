import { html } from './html.ts'
import { definePage, type View } from './page.ts'
import { passkeyForm } from './passkey-form.ts'
import { passkeyScript } from './passkey-script.ts'

/** A passkey for whoever is signed in in this browser. */
// AWS: "Passkey sign-in": /passkeys/add with client_id and redirect_uri, where it leads in the end.
export const addPasskey = definePage({
  fields: ['credential'],
  secret: ['credential'],
  async enter(actions) {
    const options = await actions.passkeyOptions()
    return options === undefined ? undefined : { options: JSON.stringify(options) }
  },
  async show(view, actions) {
    const { visit, values } = view
    const { texts, hosted } = visit
    // After a passkey that was refused there is another challenge.
    const options = values.options ?? JSON.stringify((await actions.passkeyOptions()) ?? {})
    return {
      title: texts.passkeyAddTitle,
      graphic: 'PASSKEY_GRAPHIC',
      body: html`<p class="textDescription-customizable">${texts.passkeyAddText}</p>
${passkeyForm(view, 'addPasskey', 'create', options, texts.passkeyAdd)}
<p class="foot"><a class="link redirect-customizable" id="later" href="${hosted.request.redirectUri}">${texts.passkeyLater}</a></p>`,
      script: passkeyScript,
    }
  },
  async submit({ credential }, { visit }: View, actions) {
    const added = await actions.addPasskey(parsed(credential))
    return added
      ? { kind: 'leave', to: visit.hosted.request.redirectUri }
      : { kind: 'show', page: 'login', problem: visit.texts.expiredSession }
  },
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
