/** `/_cogmock/functions` and `/_cogmock/invocations`: the Lambda functions of this daemon. Only for who has its token: they are code. */
import { type Context as Call, Hono } from 'hono'
import { ServiceError } from '../../domain/service-error.ts'
import {
  addFunction,
  type FunctionContext,
  listFunctions,
  listInvocations,
  removeFunction,
  replayInvocation,
  runFunction,
} from '../../operations/functions/functions.ts'
import { type Application, newRequestId } from '../application.ts'

export function functionRoutes({ shared }: Application): Hono {
  const answer = async (c: Call, work: (context: FunctionContext) => unknown): Promise<Response> => {
    const store = shared.store.onBehalfOf(newRequestId())
    try {
      const result = await work({ ...shared, store })
      await store.settled()
      return c.json(result ?? {})
    } catch (error) {
      if (error instanceof ServiceError) return c.json({ message: error.message }, error.name === 'ResourceNotFoundException' ? 404 : 400)
      throw error
    }
  }
  return new Hono()
    .get('/functions', (c) => answer(c, listFunctions))
    .put('/functions/:name', async (c) => {
      const code = await body(c)
      return await answer(c, (context) => addFunction(c.req.param('name'), code, context))
    })
    .delete('/functions/:name', (c) => answer(c, (context) => removeFunction(c.req.param('name'), context)))
    .post('/functions/:name/invocations', async (c) => {
      const event = await body(c)
      return await answer(c, (context) => runFunction(c.req.param('name'), event, context))
    })
    .get('/invocations', (c) => answer(c, (context) => listInvocations(c.req.query('function'), context)))
    .post('/invocations/:id/replay', (c) => answer(c, (context) => replayInvocation(c.req.param('id'), context)))
}

const body = (c: Call): Promise<unknown> => c.req.json<unknown>().catch(() => undefined)
