/** Where the file of a user import is put: the pre-signed URL of its job, in S3's place. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { importLimits } from '../domain/user-import.ts'
import { type Upload, uploadUserImport } from '../operations/user-import/upload-user-import.ts'
import { type Application, settledOnBehalf } from './application.ts'

const answers: Readonly<Record<Upload, readonly [200 | 403 | 404 | 409, string]>> = {
  taken: [200, ''],
  unknown: [404, 'There is no such import job.\n'],
  forbidden: [403, "This is not the job's pre-signed URL.\n"],
  expired: [403, 'The pre-signed URL has expired: create another import job.\n'],
  begun: [409, 'The import job has been started already.\n'],
}

export function userImportRoute(application: Application): Hono {
  const limit = bodyLimit({
    maxSize: importLimits.bytes,
    onError: (c) => c.text(`The file is larger than ${importLimits.bytes / 1024 / 1024} MB.\n`, 413),
  })
  return new Hono().put('/user-import/:job', limit, async (c) => {
    const text = await c.req.text()
    const signature = c.req.query('X-Amz-Signature') ?? ''
    const outcome = await settledOnBehalf(application, (context) => uploadUserImport(c.req.param('job'), signature, text, context))
    const [status, message] = answers[outcome]
    return c.text(message, status)
  })
}
