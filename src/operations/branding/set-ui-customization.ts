import { checkClassicCss } from '../../domain/classic-css.ts'
import { invalidParameter, noDomain } from '../../domain/errors.ts'
import { imageType } from '../../domain/image-type.ts'
import { compositeKey } from '../../domain/keys.ts'
import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { describedCustomization } from './described-customization.ts'
import { everyClient } from './remove-look.ts'

/** Bytes. */
// AWS: "Customizing hosted UI (classic) branding": a logo is at most 100 KB.
const imageAtMost = 100 * 1024

// Seen: the sentence about the domain. Assumed: those about the image, and that what is left out is removed.
export const setUICustomization = defineOperation('SetUICustomization', (input, context) => {
  const { store, clock } = context
  const pool = foundUserPool(input.UserPoolId, context)
  const named = input.ClientId === undefined || input.ClientId === everyClient ? undefined : input.ClientId
  const ClientId = named === undefined ? everyClient : foundClientOf(pool, named, context).ClientId
  if (store.domains.found('pool', pool.Id).length === 0) throw noDomain()
  const { CSS, ImageFile } = input
  if (CSS !== undefined) checkClassicCss(CSS)
  if (ImageFile !== undefined && ImageFile.length > imageAtMost) throw invalidParameter('The image is larger than 100 KB.')
  const image = ImageFile === undefined ? undefined : Buffer.from(ImageFile).toString('base64')
  if (image !== undefined && !['image/png', 'image/jpeg'].includes(imageType(image) ?? '')) {
    throw invalidParameter('The image is neither PNG nor JPEG.')
  }
  const now = clock.now()
  const customization = store.uiCustomizations.put({
    UserPoolId: pool.Id,
    ClientId,
    ...(CSS !== undefined && { CSS }),
    ...(image !== undefined && { image }),
    // Seen: the time, to the second, as digits.
    version: new Date(now * 1000).toISOString().replace(/\D/g, '').slice(0, 14),
    CreationDate: store.uiCustomizations.get(compositeKey(pool.Id, ClientId))?.CreationDate ?? now,
    LastModifiedDate: now,
  })
  return { UICustomization: describedCustomization(customization, context) }
})
