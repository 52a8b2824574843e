import type { Context as Call } from 'hono'
import { imageType } from '../../../domain/image-type.ts'
import { customizationOf } from '../../../operations/branding/customization-of.ts'
import type { Application } from '../../application.ts'

/** The logo of the classic pages, at the address that GetUICustomization gives. */
export function serveLogo(c: Call, { shared }: Application): Response | Promise<Response> {
  const image = customizationOf(c.req.param('pool') ?? '', c.req.param('client') ?? '', shared.store)?.image
  if (image === undefined) return c.notFound()
  const headers = { 'content-type': imageType(image) ?? 'image/png', 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' }
  return c.body(Buffer.from(image, 'base64'), 200, headers)
}
