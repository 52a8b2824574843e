/** `/_cogmock/...`: what AWS does not have. Only for programs on this machine, see guard.ts. */
import { Hono } from 'hono'
import { type CodeFilter, followCodes, issuedCodes } from '../../operations/control/codes.ts'
import { followEvents } from '../../operations/control/events.ts'
import { importNotes } from '../../operations/user-import/upload-user-import.ts'
import { type Application, settledOnBehalf } from '../application.ts'
import { faultRoutes } from './fault-routes.ts'
import { functionRoutes } from './function-routes.ts'
import { knowsToken } from './knows-token.ts'
import { lineStream } from './line-stream.ts'

export function controlRoutes(application: Application): Hono {
  const { shared, process } = application
  return new Hono()
    .get('/codes', (c) => {
      const { follow, ...filter } = c.req.query() as CodeFilter & { readonly follow?: string }
      const known = () => issuedCodes(filter, shared)
      if (follow === undefined || follow === '0') return c.json(known())
      const first = filter.since === undefined ? [] : known().map((code) => JSON.stringify(code))
      return lineStream(first, (send) => followCodes(filter, shared, (code) => send(JSON.stringify(code))), process.stopping)
    })
    .get('/import-notes/:job', (c) => {
      const notes = importNotes(c.req.param('job'), shared)
      return notes === undefined ? c.notFound() : c.json(notes)
    })
    .route('/', faultRoutes(application))
    .get('/events', () => lineStream([], (send) => followEvents(shared, send), process.stopping))
    .use('*', async (c, next) => {
      if (c.req.method === 'OPTIONS') return c.notFound()
      if (!knowsToken(process.token, c.req.header('authorization')))
        return c.text('The run file of this daemon has the token for this.\n', 403)
      return await next()
    })
    .route('/', functionRoutes(application))
    .post('/shutdown', (c) => {
      process.shutdown()
      return c.json({ status: 'stopping' }, 202)
    })
    .post('/reset', async (c) => {
      const removed = await settledOnBehalf(application, ({ store }) => store.removeAll())
      application.log.info(`Reset: ${removed} records were removed.`)
      return c.json({ removed })
    })
}
