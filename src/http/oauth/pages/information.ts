/** Pages without a form: what went wrong, the link of a verification message, and a sign-out that leads nowhere. */
import type { Context as Call } from 'hono'
import { parameterMissing } from '../../../domain/authorization-request.ts'
import { samlResponseInvalid, signInOver } from '../../../domain/federation.ts'
import { ServiceError } from '../../../domain/service-error.ts'
import { hostedClient } from '../../../operations/oauth/hosted-client.ts'
import { hostedSecretHash } from '../../../operations/oauth/hosted-secret-hash.ts'
import { type Application, invokeFor, newRequestId, settledOnBehalf } from '../../application.ts'
import { onlyAllows } from '../../not-allowed.ts'
import { languageCookie } from '../cookies.ts'
import { pagePaths } from '../paths.ts'
import { type Html, html } from './html.ts'
import { documentOf } from './layout.ts'
import type { Content } from './page.ts'
import { problemText } from './problem-text.ts'
import type { Texts } from './texts/english.ts'
import { chosenLanguage, textsOf } from './texts/languages.ts'

/** What is said where a client has no pages. */
export const pagesUnavailable = 'Login pages unavailable. Please contact an administrator.'

export async function serveInformation(c: Call, application: Application, path: string): Promise<Response> {
  if (c.req.method === 'POST') return onlyAllows('GET', 'HEAD')(c)
  const language = chosenLanguage(c.req.query('lang') ?? null, languageCookie.read(c))
  const texts = await textsOf(language)
  const { content, status } = await informations[path === pagePaths.confirmUser || path === pagePaths.loggedOut ? path : pagePaths.error](
    c,
    application,
    texts,
  )
  const { text, headers } = documentOf(content, { language })
  return c.html(text, status, headers)
}

interface Answer {
  readonly content: Content
  readonly status: 200 | 400
}

const informations = {
  [pagePaths.confirmUser]: confirmed,
  [pagePaths.loggedOut]: loggedOut,
  [pagePaths.error]: wrong,
} as const

// AWS's /logout always has somewhere to go. A provider's answer to a sign-out that is not remembered any more has not.
async function loggedOut(_: Call, __: Application, texts: Texts): Promise<Answer> {
  return { content: { title: texts.loggedOutTitle, body: html`<p class="foot" id="loggedOut">${texts.loggedOutText}</p>` }, status: 200 }
}

// AWS: the link is `/confirmUser` with client_id, user_name and confirmation_code.
async function confirmed(c: Call, application: Application, texts: Texts): Promise<Answer> {
  const { client_id: ClientId, user_name: Username, confirmation_code: ConfirmationCode } = c.req.query()
  const facts = { requestId: newRequestId(), region: application.shared.settings.region }
  try {
    const target = { service: 'cognito-idp', operation: 'ConfirmSignUp' } as const
    const SecretHash = await settledOnBehalf(application, (context) => hostedSecretHash(ClientId, Username, context))
    await invokeFor(application, facts, target, { ClientId, Username, ConfirmationCode, ...(SecretHash !== undefined && { SecretHash }) })
    return { content: { title: texts.confirmedTitle, body: html`<p class="foot">${texts.confirmedText}</p>` }, status: 200 }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    // What is wrong with a link that somebody cut is nothing for users.
    const problem = isValidation(error) ? texts.linkIncomplete : problemText(error, texts)
    return { content: { title: texts.notConfirmedTitle, body: html`<p class="foot" id="error" role="alert">${problem}</p>` }, status: 400 }
  }
}

const isValidation = ({ message }: ServiceError): boolean => /^\d+ validation errors? detected/.test(message)

// Seen: AWS's page answers 400. What helps a developer is ours.
async function wrong(c: Call, application: Application, texts: Texts): Promise<Answer> {
  const { error = 'invalid_request', error_description, client_id } = c.req.query()
  const hint = await settledOnBehalf(application, (context) => hostedClient(client_id, context))
  const body = html`<p class="errorMessage-customizable" role="alert" id="error">${error_description ?? error}</p>
${!explained.has(error_description) && html`<div class="hint"><strong>${texts.errorHint}</strong> ${advice(error, error_description, client_id, hint)}</div>`}`
  return { content: { title: texts.errorTitle, body }, status: 400 }
}

/** Nothing of the request could be better. */
const explained: ReadonlySet<string | undefined> = new Set([signInOver, samlResponseInvalid])

function advice(
  error: string,
  description: string | undefined,
  clientId: string | undefined,
  client: ReturnType<typeof hostedClient>,
): Html {
  if (clientId === undefined) return html`<p>The request has no <code>client_id</code>, or more than one.</p>`
  if (client === undefined) return html`<p>There is no app client <code>${clientId}</code> in the user pool that was asked.</p>`
  if (error === 'server_error') return html`<p>The identity provider could not be used as it is set up in the user pool.</p>`
  if (description === pagesUnavailable) {
    return html`<p>The domain of the user pool is one of managed login (<code>ManagedLoginVersion</code> 2), which needs a style for each app client:</p>
<p><code>create-managed-login-branding --client-id ${clientId} --use-cognito-provided-values</code></p>`
  }
  const noReturn = description === parameterMissing('redirect_uri')
  if (error !== 'redirect_mismatch' && !noReturn)
    return html`<p>A parameter that the request needs is missing or wrong, or the user pool does not have what is asked for.</p>`
  const list = (name: string, urls: readonly string[]) =>
    html`<p><code>${name}</code> of app client ${client.name}:</p><ul>${urls.length === 0 ? html`<li>none</li>` : urls.map((url) => html`<li><code>${url}</code></li>`)}</ul>`
  const reason = noReturn
    ? 'The request has no redirect_uri, or a logout_uri that the app client has not registered. URLs are compared to the letter.'
    : 'The URL to return to is not one that the app client has registered. It is compared to the letter.'
  return html`<p>${reason}</p>${list('CallbackURLs', client.callbackUrls)}${list('LogoutURLs', client.logoutUrls)}`
}
