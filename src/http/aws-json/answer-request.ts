import { ServiceError } from '../../domain/service-error.ts'
import { type Application, invokeFor, onBehalf, type RequestFacts } from '../application.ts'
import { type Answer, errorAnswer, successAnswer } from './answer.ts'
import { parseBody } from './parse-body.ts'
import { requestRegion } from './request-region.ts'
import { targetOf } from './target.ts'

export interface AwsJsonRequest {
  readonly requestId: string
  /** `X-Amz-Target`: a service's prefix, a dot, an operation. */
  readonly target: string | undefined
  readonly authorization: string | undefined
  readonly body: string
  readonly caller?: RequestFacts['caller']
}

/** Answers one request of the AWS JSON 1.1 protocol. Never rejects. */
export async function answerRequest(request: AwsJsonRequest, application: Application): Promise<Answer> {
  const { requestId, caller } = request
  try {
    const kms = /^TrentService\.(\w+)$/.exec(request.target ?? '')?.[1]
    if (kms !== undefined) return successAnswer(requestId, await answerKms(kms, request, application))
    const target = targetOf(request.target)
    const body = parseBody(request.body)
    const region = requestRegion(request.authorization, body, application.shared.settings.region)
    return successAnswer(requestId, await invokeFor(application, { requestId, region, ...(caller && { caller }) }, target, body))
  } catch (error) {
    return failureAnswer(requestId, error, application)
  }
}

/** KMS as functions need it that deliver messages; loaded for them only. */
async function answerKms(operation: string, { requestId, authorization, body }: AwsJsonRequest, application: Application): Promise<object> {
  const { invokeKms } = await import('../../operations/kms/kms.ts')
  const input = parseBody(body)
  const region = requestRegion(authorization, input, application.shared.settings.region)
  return await onBehalf(application, { requestId, region }, (context) => invokeKms(operation, input, context))
}

// AWS: errors that are not the client's fault. SDKs try them twice more and then give up, so a full disk that has space
// again a moment later goes unnoticed and one that stays full is reported.
const faults: Readonly<Record<string, number>> = { InternalErrorException: 500, InternalFailure: 500, ServiceUnavailable: 503 }

/** What is not an error of the API is a fault of ours, or of the disk: it is logged whole and answered without its stack. */
function failureAnswer(requestId: string, error: unknown, { log }: Application): Answer {
  if (error instanceof ServiceError) {
    const status = faults[error.name] ?? 400
    if (status !== 400) log.error(`Request ${requestId}: ${error.message}`)
    return errorAnswer(requestId, error.name, error.message, status)
  }
  log.error(`Request ${requestId} failed: ${error instanceof Error ? error.stack : String(error)}`)
  return errorAnswer(requestId, 'InternalErrorException', `cogmock failed; its log has the reason under request ${requestId}.`, 500)
}
