import { type Html, html } from './html.ts'
import type { Picture } from './look-pictures.ts'

/** The style's own picture says nothing that the page does not: it has no text of its own. */
export function pictureElement(of: Picture | undefined, className: string): Html | undefined {
  if (of === undefined) return undefined
  const image = html`<img class="${className}" src="${of.light}" alt="">`
  return of.dark === undefined ? image : html`<picture><source media="(prefers-color-scheme: dark)" srcset="${of.dark}">${image}</picture>`
}
