import { byForm, pagePaths } from '../paths.ts'
import { type Html, html } from './html.ts'
import type { View } from './page.ts'
import { field, hidden } from './parts.ts'
import { pictureElement } from './picture-element.ts'
import { filled } from './texts/english.ts'

// AWS: two types of providers have a sentence for their name, and a button is one already.
const brands: Readonly<Record<string, string>> = { LoginWithAmazon: 'Amazon', SignInWithApple: 'Apple' }

/** A button for each identity provider of the client; it asks for the same again, from that provider. */
export function providerButtons({ visit }: View, besideForm: boolean): Html | undefined {
  const { texts, providers, base, query } = visit
  const { named, byEmail } = providers
  if (named.length === 0 && !byEmail) return undefined
  const address = (name: string) => {
    const asked = new URLSearchParams(query)
    asked.set('identity_provider', name)
    return `${base}${pagePaths.authorize}?${asked}`
  }
  const buttons = named.map(
    (name) =>
      html`<a class="idpButton-customizable" id="provider-${name}" href="${address(name)}">${pictureElement(visit.look.providerIcon?.(name), 'provider-icon')}${filled(texts.continueWith, { provider: brands[name] ?? name })}</a>`,
  )
  const or = besideForm && html`<div class="or">${texts.or}</div>`
  const { providersFirst } = visit.look
  return html`${!providersFirst && or}
${byEmail && emailForm(visit)}
${named.length > 0 && html`<div class="choices">${buttons}</div>`}
${providersFirst && or}`
}

/** Leads to the provider that the domain of an address belongs to. It changes nothing, so it needs no proof of being ours. */
function emailForm({ texts, base, query }: View['visit']): Html {
  const asked = [...query].filter(([name]) => name !== 'idp_identifier' && name !== 'identity_provider')
  return html`<form method="get" action="${base}${pagePaths.authorize}" id="providerByEmail" name="providerByEmail">
${asked.map(([name, value]) => hidden(name, value))}
${field({ name: 'idp_identifier', id: 'corporateEmail', label: texts.email, type: 'email', autocomplete: 'email', inputmode: 'email' })}
${hidden(byForm, '1')}
<button class="idpButton-customizable" type="submit" id="providerByEmailButton">${texts.next}</button>
</form>`
}
