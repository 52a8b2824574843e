/** `/_cogmock/faults`: errors on demand. Test suites ask for them by HTTP as well, so that no token is needed. */
import { type Context as Call, Hono } from 'hono'
import { ServiceError } from '../../domain/service-error.ts'
import { addFault, listFaults, removeFault, removeFaults } from '../../operations/faults/faults.ts'
import type { Context } from '../../operations/operation.ts'
import { type Application, settledOnBehalf } from '../application.ts'

export function faultRoutes(application: Application): Hono {
  const answer = async (c: Call, work: (context: Pick<Context, 'store'>) => unknown): Promise<Response> => {
    try {
      return c.json((await settledOnBehalf(application, work)) ?? {})
    } catch (error) {
      if (error instanceof ServiceError) return c.json({ message: error.message }, error.name === 'ResourceNotFoundException' ? 404 : 400)
      throw error
    }
  }
  return new Hono()
    .get('/faults', (c) => answer(c, listFaults))
    .delete('/faults', (c) => answer(c, removeFaults))
    .put('/faults/:service/:operation', async (c) => {
      const given = await c.req.json<unknown>().catch(() => undefined)
      return await answer(c, (context) => addFault(c.req.param('service'), c.req.param('operation'), given, context))
    })
    .delete('/faults/:service/:operation', (c) =>
      answer(c, (context) => removeFault(c.req.param('service'), c.req.param('operation'), context)),
    )
}
