/** From a browser's call to a page and back. */
import { randomBytes } from 'node:crypto'
import type { Context as Call } from 'hono'
import { sameText } from '../../../domain/same-text.ts'
import { ServiceError } from '../../../domain/service-error.ts'
import { hasPages, hostedLook } from '../../../operations/oauth/hosted-look.ts'
import { hostedProviders } from '../../../operations/oauth/hosted-providers.ts'
import { type HostedRequest, hostedRequest, isRefusal } from '../../../operations/oauth/hosted-request.ts'
import type { HostedChallenge, HostedStep } from '../../../operations/oauth/hosted-sign-in.ts'
import { type Application, settledOnBehalf } from '../../application.ts'
import { csrfCookie, deviceCookie, languageCookie, sessionCookie } from '../cookies.ts'
import { formBody } from '../form-body.ts'
import { oauthPrefix, pagePaths } from '../paths.ts'
import { browserOf, callerOf, errorPage, searchOf } from '../visitor.ts'
import { actionsOf } from './actions.ts'
import { formTargets } from './form-targets.ts'
import { pagesUnavailable, serveInformation } from './information.ts'
import { documentOf } from './layout.ts'
import { lookOf } from './look.ts'
import type { Actions, Next, Page, PageName, View, Visit } from './page.ts'
import { challengePages, pages } from './page-table.ts'
import { withCallingCodes } from './phone-field.ts'
import { problemText } from './problem-text.ts'
import { chosenLanguage, textsOf } from './texts/languages.ts'

/** A parameter of ours: the sign-in is for adding a passkey. */
const passkeyAfterwards = 'add_passkey'

export async function servePage(c: Call, application: Application, base: string): Promise<Response> {
  const path = c.req.path.startsWith(oauthPrefix) ? c.req.path.slice(oauthPrefix.length) : c.req.path
  const name = (Object.keys(pages) as PageName[]).find((page) => pagePaths[page] === path)
  if (name === undefined) return serveInformation(c, application, path)
  const browser = browserOf(c, application)
  // AWS: the address of this page has no response_type.
  if (name === 'addPasskey' && !browser.query.has('response_type')) browser.query.set('response_type', 'code')
  const hosted = await settledOnBehalf(application, (context) => hostedRequest(browser.query, browser.userPoolId, context))
  if (isRefusal(hosted))
    return hosted.kind === 'page' ? errorPage(c, base, hosted.error, hosted.clientId, hosted.description) : c.redirect(hosted.to)
  if (!hasPages(hosted, application.shared)) return errorPage(c, base, 'invalid_request', hosted.client.ClientId, pagesUnavailable)
  const visit = await visitOf(c, hosted, base, browser.query, application)
  const { Id } = hosted.pool
  const attempt = { hosted, query: browser.query, device: deviceCookie.read(c, Id) }
  const actions = actionsOf(application, attempt, { caller: callerOf(c), sessionText: sessionCookie.read(c, Id) })
  try {
    return await (c.req.method === 'POST' ? submitted(c, name, visit, actions) : entered(c, name, visit, actions))
  } catch (error) {
    // What a page needs before it can be shown was refused: passkeys, say, where the pool has none.
    if (!isForUsers(error)) throw error
    return errorPage(c, base, 'invalid_request', hosted.client.ClientId, error.message)
  }
}

async function entered(c: Call, name: PageName, visit: Visit, actions: Actions): Promise<Response> {
  const login = `${visit.base}${pagePaths.login}`
  // Challenges begin at the login page.
  if (pages[name].challenge === true) return c.redirect(`${login}${searchOf(c)}`)
  const values = await (pages[name].enter?.(actions) ?? {})
  if (values === undefined) return c.redirect(`${login}${visit.search}&${passkeyAfterwards}=1`)
  return shown(c, name, { visit, values }, actions, 200)
}

async function visitOf(c: Call, hosted: HostedRequest, base: string, query: URLSearchParams, application: Application): Promise<Visit> {
  const language = chosenLanguage(query.get('lang'), languageCookie.read(c))
  if (query.get('lang') === language) languageCookie.write(c, language)
  const known = csrfCookie.read(c)
  const csrf = known !== undefined && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url')
  if (csrf !== known) csrfCookie.write(c, csrf)
  const look = hostedLook(hosted, application.shared)
  return {
    hosted,
    search: `?${query}`,
    query,
    base,
    language,
    texts: await textsOf(language),
    csrf,
    look: lookOf(look),
    terms: look.terms,
    providers: hostedProviders(hosted, application.shared),
  }
}

async function submitted(c: Call, name: PageName, visit: Visit, actions: Actions): Promise<Response> {
  const posted = withCallingCodes((await formBody(c)) ?? new URLSearchParams())
  const page = pages[name]
  // A form of another site, or one from before the cookie went: nothing of it is done.
  if (!sameText(visit.csrf, posted.get('_csrf') ?? '')) {
    const entry = page.challenge === true ? 'login' : name
    return shown(c, entry, { visit, values: {}, problem: visit.texts.formExpired }, actions, 403)
  }
  const challenge = page.challenge === true ? givenChallenge(posted.get('challenge'), name) : undefined
  if (page.challenge === true && challenge === undefined) return c.redirect(`${visit.base}${pagePaths.login}${visit.search}`, 303)
  const form = formOf(page, posted)
  const values = Object.fromEntries(Object.entries(form).filter(([field]) => !page.secret.includes(field)))
  const view: View = { visit, values, challenge }
  try {
    return await followed(c, await page.submit(form, view, actions), view, actions)
  } catch (error) {
    if (!isForUsers(error)) throw error
    const problem = problemText(error, visit.texts)
    // A challenge whose session is over leads nowhere.
    const over = page.challenge === true && error.name === 'NotAuthorizedException'
    return shown(c, over ? 'login' : name, over ? { visit, values: {}, problem } : { ...view, problem }, actions, 400)
  }
}

/** What an operation refuses; anything else is a failure of ours. */
const isForUsers = (error: unknown): error is ServiceError => error instanceof ServiceError && error.name !== 'InternalErrorException'

/** The fields of a page, and those of attributes, whose names depend on the pool. */
function formOf({ fields }: Page, posted: URLSearchParams): Record<string, string> {
  const named = fields.map((field) => [field, posted.get(field) ?? ''])
  return Object.fromEntries([...named, ...[...posted].filter(([field]) => field.startsWith('requiredAttributes['))])
}

/** The challenge that a form belongs to; a browser can say what it likes here, the session in it is what is checked. */
function givenChallenge(text: string | null, page: PageName): HostedChallenge | undefined {
  try {
    const { name, session, username, parameters, available } = JSON.parse(text ?? '') as Record<string, unknown>
    if (typeof name !== 'string' || challengePages[name] !== page) return undefined
    if (typeof session !== 'string' || typeof username !== 'string') return undefined
    return {
      name: name as HostedChallenge['name'],
      session,
      username,
      parameters: Object.fromEntries(Object.entries(parameters ?? {}).map(([key, value]) => [key, String(value)])),
      ...(Array.isArray(available) && { available: available.map(String) }),
    }
  } catch {
    return undefined
  }
}

async function followed(c: Call, next: Next, view: View, actions: Actions): Promise<Response> {
  const { visit } = view
  if (next.kind === 'signedIn') return signedIn(c, next, visit)
  if (next.kind === 'leave') return c.redirect(next.to, 302)
  if (next.kind === 'challenge') {
    const page = challengePages[next.challenge.name]
    if (page === undefined) throw new ServiceError('NotAuthorizedException', `The hosted pages cannot ask for ${next.challenge.name}.`)
    return shown(c, page, { visit, values: {}, challenge: next.challenge }, actions, 200)
  }
  const { page, ...rest } = next
  return shown(c, page, { ...view, ...rest }, actions, rest.problem === undefined ? 200 : 400)
}

function signedIn(c: Call, { cookie, to, device }: Extract<HostedStep, { kind: 'signedIn' }>, visit: Visit): Response {
  const { Id } = visit.hosted.pool
  sessionCookie.write(c, Id, cookie)
  if (device !== undefined) deviceCookie.write(c, Id, device)
  c.header('cache-control', 'no-store')
  // Whoever came to add a passkey signed in on the way.
  return c.redirect(visit.query.has(passkeyAfterwards) ? `${visit.base}${pagePaths.addPasskey}${visit.search}` : to, 302)
}

async function shown(c: Call, name: PageName, view: View, actions: Actions, status: 200 | 400 | 403): Promise<Response> {
  const content = await pages[name].show(view, actions)
  const { problem, notice, visit } = view
  const { language, look, hosted } = visit
  const frame = { language, problem, notice, look, formTargets: formTargets(hosted.client) }
  const { text, headers } = documentOf(content, frame)
  return c.html(text, status, headers)
}
