import { pagePaths } from '../paths.ts'
import { type Html, html } from './html.ts'
import type { View } from './page.ts'
import { filled } from './texts/english.ts'

/** A button for each identity provider of the client; it asks for the same again, from that provider. */
export function providerButtons({ visit }: View, besideForm: boolean): Html | undefined {
  const { texts, hosted, base, query } = visit
  const names = hosted.client.SupportedIdentityProviders?.filter((name) => name !== 'COGNITO') ?? []
  if (names.length === 0) return undefined
  const address = (name: string) => {
    const asked = new URLSearchParams(query)
    asked.set('identity_provider', name)
    return `${base}${pagePaths.authorize}?${asked}`
  }
  return html`${besideForm && html`<div class="or">${texts.or}</div>`}
<div class="choices">${names.map(
    (name) =>
      html`<a class="idpButton-customizable" id="provider-${name}" href="${address(name)}">${filled(texts.continueWith, { provider: name })}</a>`,
  )}</div>`
}
