import { randomBytes } from 'node:crypto'
import { html, scriptText, styleText } from './html.ts'
import type { Look } from './look.ts'
import type { Content } from './page.ts'
import { pictureElement } from './picture-element.ts'
import { style } from './style.ts'

/** What frames a page. */
export interface Frame {
  readonly language: string
  readonly problem?: string | undefined
  readonly notice?: string | undefined
  readonly look?: Look
  /** Where forms may lead: sources of Content-Security-Policy. Without it the page has none. */
  readonly formTargets?: string
}

const plain: Look = { css: '' }

/** A whole document and the headers it goes out with. */
export interface Document {
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

export function documentOf({ title, subtitle, body, script, onward, graphic }: Content, frame: Frame): Document {
  const { language, problem, notice, look = plain, formTargets = "'none'" } = frame
  const { logo, header, footer } = look
  const logoAt = (inside: boolean, below: boolean) =>
    logo?.inside === inside && logo.below === below && pictureElement(logo.picture, 'logo-customizable')
  // Chance of the process, not of the port: it is in no answer that has to be the same twice.
  const nonce = randomBytes(16).toString('base64')
  const { text } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${onward !== undefined && html`<meta http-equiv="refresh" content="0;url=${onward}">`}
<title>${title}</title>
<link rel="icon" href="${look.icon ?? 'data:,'}">
<style nonce="${nonce}">${styleText(style)}${styleText(look.css)}</style>
</head>
<body>
${header && html`<div class="page-bar page-header">${pictureElement(header.picture, 'page-logo')}</div>`}
<div class="place">
${logoAt(false, false)}
<main class="background-customizable">
<header class="banner-customizable">${logoAt(true, false)}${graphic && pictureElement(look.graphic?.(graphic), 'graphic')}<h1>${title}</h1>${subtitle && html`<p class="subtitle">${subtitle}</p>`}</header>
<div class="content">
${problem && html`<p class="errorMessage-customizable" id="loginErrorMessage" role="alert">${problem}</p>`}
${notice && html`<p class="notice" id="notice" role="status">${notice}</p>`}
${body}
${logoAt(true, true)}
</div>
</main>
${logoAt(false, true)}
</div>
${footer && html`<div class="page-bar page-footer">${pictureElement(footer.picture, 'page-logo')}</div>`}
${script && html`<script nonce="${nonce}">${scriptText(script)}</script>`}
</body>
</html>
`
  return { text, headers: headers(nonce, script !== undefined, formTargets) }
}

function headers(nonce: string, hasScript: boolean, formTargets: string): Readonly<Record<string, string>> {
  const scripts = hasScript ? `script-src 'nonce-${nonce}'; ` : ''
  return {
    'content-security-policy': `default-src 'none'; ${scripts}style-src 'nonce-${nonce}'; img-src data:; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'`,
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    // Addresses hold states and codes; and `no-referrer` would take the Origin from our own forms.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
