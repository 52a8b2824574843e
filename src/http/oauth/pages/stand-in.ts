/** The page of a provider that the emulator plays, where somebody picks an account or makes one up. It speaks English: it is a developer's. */
import { randomBytes } from 'node:crypto'
import type { Context as Call } from 'hono'
import { signInOver } from '../../../domain/federation.ts'
import type { StandInAccount } from '../../../domain/records/federation.ts'
import { sameText } from '../../../domain/same-text.ts'
import { isAddress, isStandInType, standInTitle, tellsVerified } from '../../../domain/stand-in.ts'
import type { Context } from '../../../operations/operation.ts'
import { inventedAccount, knownAccount } from '../../../operations/stand-in/stand-in-account.ts'
import { type StandInVisit, standInAnswer, standInRefusal, standInVisit } from '../../../operations/stand-in/stand-in-visit.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { csrfCookie } from '../cookies.ts'
import { formBody } from '../form-body.ts'
import { browserOf, errorPage, searchOf } from '../visitor.ts'
import { formTargets } from './form-targets.ts'
import { type Html, html } from './html.ts'
import { documentOf } from './layout.ts'
import { field, hidden, submitButton } from './parts.ts'

interface View {
  readonly visit: StandInVisit
  readonly action: string
  readonly csrf: string
  readonly values: { readonly email: string; readonly name: string }
  readonly problem?: string
}

export async function serveStandIn(c: Call, application: Application): Promise<Response> {
  const type = c.req.param('type') ?? ''
  if (!isStandInType(type)) return c.notFound()
  const browser = browserOf(c, application)
  const visit = await settledOnBehalf(application, (context) => standInVisit(type, browser, context))
  if (visit === undefined) {
    return errorPage(c, '', 'invalid_request', undefined, signInOver)
  }
  if (browser.query.get('prompt') === 'none') return c.redirect(standInRefusal(visit, 'login_required', 'Nobody has picked an account'))
  const known = csrfCookie.read(c)
  const csrf = known !== undefined && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url')
  if (csrf !== known) csrfCookie.write(c, csrf)
  const values = { email: browser.query.get('login_hint') ?? '', name: '' }
  const view: View = { visit, action: `${c.req.path}${searchOf(c)}`, csrf, values }
  return c.req.method === 'POST' ? submitted(c, view, application) : shown(c, view, 200)
}

async function submitted(c: Call, view: View, application: Application): Promise<Response> {
  const form = (await formBody(c)) ?? new URLSearchParams()
  if (!sameText(view.csrf, form.get('_csrf') ?? '')) {
    return shown(c, { ...view, problem: 'The form was open for too long. Please try again.' }, 403)
  }
  const { visit } = view
  if (form.has('cancel')) return c.redirect(standInRefusal(visit, 'access_denied', 'The user cancelled the sign-in'), 302)
  const to = await settledOnBehalf(application, async (context) => {
    const account = accountOf(visit, form, context)
    return account && standInAnswer(visit, account, context)
  })
  if (to !== undefined) return c.redirect(to, 302)
  const values = { email: form.get('email') ?? '', name: form.get('name') ?? '' }
  return shown(c, { ...view, values, problem: 'An account needs an e-mail address and a name.' }, 400)
}

/** The account that was picked or made up; undefined where that is not possible. */
function accountOf({ type }: StandInVisit, form: URLSearchParams, context: Context): StandInAccount | undefined {
  const picked = form.get('account')
  if (picked !== null) return knownAccount(type, picked, context)
  const [email, name] = [(form.get('email') ?? '').trim(), (form.get('name') ?? '').trim().replace(/\s+/g, ' ')]
  if (!isAddress(email) || name === '' || name.length > 256) return undefined
  return inventedAccount(type, { email, name, emailVerified: form.has('email_verified') }, context)
}

function shown(c: Call, view: View, status: 200 | 400 | 403): Response {
  const { visit, values, problem } = view
  const title = standInTitle(visit.type)
  const { accounts } = visit
  const body = html`<p class="hint" id="standInNotice">This is not ${title}: cogmock plays its part, on this machine. Pick an account or make one up; no password is needed, and nothing is sent to ${title}.</p>
${accounts.length > 0 && accountButtons(view)}
${accounts.length > 0 && html`<div class="or">or a new one</div>`}
${form(
  view,
  'standInNew',
  html`${field({ name: 'email', label: 'E-mail address', type: 'email', value: values.email, autocomplete: 'off', inputmode: 'email' })}
${field({ name: 'name', label: 'Name', value: values.name, autocomplete: 'off' })}
${tellsVerified(visit.type) && html`<div class="check"><input type="checkbox" id="email_verified" name="email_verified" value="true" checked><label for="email_verified">${title} has verified the address</label></div>`}
${submitButton('Continue', 'standInContinue')}`,
)}
<div class="foot">${form(view, 'standInCancel', html`${hidden('cancel', 'true')}<button class="link" type="submit" id="cancel">Cancel and go back</button>`)}</div>`
  const content = { title: `Stand-in for ${title}`, subtitle: `to continue to ${visit.client.ClientName}`, body }
  const { text, headers } = documentOf(content, { language: 'en', problem, formTargets: formTargets(visit.client) })
  return c.html(text, status, headers)
}

const accountButtons = (view: View): Html =>
  form(
    view,
    'standInAccounts',
    html`<div class="choices">${view.visit.accounts.map(
      ({ sub, name, email }) =>
        html`<button class="idpButton-customizable" type="submit" name="account" value="${sub}" id="account-${sub}">${name} (${email})</button>`,
    )}</div>`,
  )

const form = ({ action, csrf }: View, id: string, content: Html): Html =>
  html`<form method="post" action="${action}" id="${id}" name="${id}">
${hidden('_csrf', csrf)}
${content}
</form>`
