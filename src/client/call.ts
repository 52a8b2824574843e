import type { CommandModel } from '../model/operation-file.ts'
import { ConnectionFailure, ServiceFailure } from './failure.ts'
import { type HttpResponse, post } from './http.ts'
import { requestBody } from './request-body.ts'
import { parseAnswer, parseError } from './response.ts'
import type { Settings } from './settings.ts'
import { signatureHeaders } from './sign.ts'
import type { Dict } from './value.ts'

const transientStatus = new Set([500, 502, 503, 504])
const retriedCodes = new Set([
  'RequestTimeout',
  'RequestTimeoutException',
  'PriorRequestNotComplete',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottledException',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'RequestThrottled',
  'SlowDown',
  'EC2ThrottledException',
])
const notRunning = 'Is the emulator running? Start it with: cogmock start'
/** The reference's budget of retries in one process. */
const retryBudget = 100

function send(model: CommandModel, body: string, settings: Settings): Promise<HttpResponse> {
  const { url, region, credentials } = settings
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': model.target,
    'user-agent': settings.userAgent,
  }
  const signable = { host: url.host, path: url.pathname || '/', query: url.search.slice(1), headers, body }
  const signed = () =>
    credentials === undefined || model.unsigned
      ? headers
      : { ...headers, ...signatureHeaders(signable, credentials, region, model.service, new Date()) }
  settings.log(`POST ${url.href} ${model.target} ${body}`)
  return post({ ...settings, headers: signed, body })
}

/** Full jitter, doubling, at most 20 seconds. */
function pause(attempt: number): Promise<void> {
  const milliseconds = Math.min(Math.random() * 2 ** (attempt - 1), 20) * 1000
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/**
 * Calls an operation with validated parameters, trying again what is worth it as the AWS CLI's standard mode does.
 * @throws ServiceFailure @throws ConnectionFailure
 */
export async function call(model: CommandModel, input: Dict, settings: Settings): Promise<Dict> {
  const body = requestBody(model, input)
  for (let attempt = 1; ; attempt++) {
    const last = attempt >= settings.maxAttempts || attempt > retryBudget
    try {
      const response = await send(model, body, settings)
      settings.log(`${response.status} ${response.body}`)
      const error = parseError(model, response)
      if (error === undefined) return parseAnswer(model, response, settings.timestampFormat)
      if (last || !(transientStatus.has(response.status) || retriedCodes.has(error.code))) {
        const retried = last ? attempt - 1 : undefined
        throw new ServiceFailure(model.operation, error.code, error.message, response.status, retried)
      }
    } catch (error) {
      if (!(error instanceof ConnectionFailure)) throw error
      if (last) throw settings.assumedEndpoint ? new ConnectionFailure(error.message, notRunning) : error
      settings.log(error.message)
    }
    await pause(attempt)
  }
}
