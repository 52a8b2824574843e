/** The errors of user import. */
import { resourceNotFound } from './errors.ts'
import { ServiceError } from './service-error.ts'

// User import. Assumed: the sentences, but for the last, which is documented.
const preconditionNotMet = (message: string) => new ServiceError('PreconditionNotMetException', message)
export const importJobNotFound = (id: string) => resourceNotFound(`Import job ${id} does not exist.`)
export const tooManyImportJobs = (most: number) =>
  new ServiceError('LimitExceededException', `A user pool can have at most ${most} import jobs that are not done.`)
export const importNotUploaded = () =>
  preconditionNotMet('The import job has no CSV file: upload it to the PreSignedUrl with PUT before you start the job.')
export const importNotStartable = (status: string) => preconditionNotMet(`An import job that is ${status} cannot be started.`)
export const importNotStoppable = (status: string) => preconditionNotMet(`An import job that is ${status} cannot be stopped.`)
export const importRunsAlready = () => preconditionNotMet('Another import job is running: wait until it is done, or stop it.')
export const importInProgress = () =>
  new ServiceError('UserImportInProgressException', 'User pool cannot be modified while a user import job is in progress for that pool.')
