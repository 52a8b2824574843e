import { passwordPolicy } from '../../../domain/user-pool.ts'
import { type Html, html } from './html.ts'
import type { Visit } from './page.ts'
import { field } from './parts.ts'
import { filled } from './texts/english.ts'

/** A password that is being chosen, twice, and what is asked of it. */
export function chosenPasswordFields({ texts, hosted }: Visit, label: string, name = 'password'): Html {
  const policy = passwordPolicy(hosted.pool)
  const needs = [
    filled(texts.policyLength, { count: String(policy.MinimumLength ?? 8) }),
    policy.RequireLowercase && texts.policyLower,
    policy.RequireUppercase && texts.policyUpper,
    policy.RequireNumbers && texts.policyNumber,
    policy.RequireSymbols && texts.policySymbol,
  ]
  return html`${field({ name, label, type: 'password', autocomplete: 'new-password', describedBy: 'policy' })}
<div class="policy" id="policy">${texts.policyTitle}<ul>${needs.map((need) => need && html`<li>${need}</li>`)}</ul></div>
${field({ name: 'confirm_password', label: texts.repeatPassword, type: 'password', autocomplete: 'new-password' })}`
}
