import encodeQR from 'qr'
import { type Html, html } from './html.ts'

/** A QR code as a picture in the page: dark squares on nothing. */
export function qrCode(text: string, label: string): Html {
  const rows = encodeQR(text, 'raw', { border: 2 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
  return html`<svg viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#000" d="${path.join('')}"/></svg>`
}
