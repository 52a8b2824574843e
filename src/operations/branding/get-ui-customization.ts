import { foundClientOf } from '../clients/found-client.ts'
import { defineOperation } from '../operation.ts'
import { foundUserPool } from '../user-pools/found-user-pool.ts'
import { customizationOf } from './customization-of.ts'
import { describedCustomization } from './described-customization.ts'
import { everyClient } from './remove-look.ts'

// AWS: GetUICustomization: where nothing was set the answer is empty.
export const getUICustomization = defineOperation('GetUICustomization', (input, context) => {
  const pool = foundUserPool(input.UserPoolId, context)
  const { ClientId = everyClient } = input
  if (ClientId !== everyClient) foundClientOf(pool, ClientId, context)
  const customization = customizationOf(pool.Id, ClientId, context.store)
  return { UICustomization: customization === undefined ? {} : describedCustomization(customization, context) }
})
