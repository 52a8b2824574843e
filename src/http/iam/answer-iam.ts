/** The AWS Query protocol, for IAM: a form in, XML out. */
import { invalidInput } from '../../domain/iam.ts'
import { ServiceError } from '../../domain/service-error.ts'
import { invokeIam } from '../../operations/iam/iam.ts'
import { type Application, onBehalf } from '../application.ts'
import type { Answer } from '../aws-json/answer.ts'

const namespace = 'https://iam.amazonaws.com/doc/2010-05-08/'

// AWS: the API reference of IAM.
const statuses: Readonly<Record<string, number>> = { EntityAlreadyExists: 409, NoSuchEntity: 404 }

/** Never rejects. */
export async function answerIam(requestId: string, body: string, application: Application): Promise<Answer> {
  const form = new Map(new URLSearchParams(body))
  const action = form.get('Action') ?? ''
  try {
    // It would come back in answers that nobody could read any more.
    if ([...form].flat().some((text) => !isXmlText(text))) throw invalidInput('A parameter has characters that XML cannot hold.')
    const facts = { requestId, region: application.shared.settings.region }
    const result = await onBehalf(application, facts, (context) => invokeIam(action, form, context))
    const told = Object.keys(result).length === 0 ? '' : element(`${action}Result`, result)
    return answer(
      200,
      requestId,
      `<${action}Response xmlns="${namespace}">${told}<ResponseMetadata>${element('RequestId', requestId)}</ResponseMetadata></${action}Response>`,
    )
  } catch (error) {
    const known = error instanceof ServiceError
    if (!known) application.log.error(`Request ${requestId} failed: ${error instanceof Error ? error.stack : String(error)}`)
    const Error_ = {
      Type: known ? 'Sender' : 'Receiver',
      Code: known ? error.name : 'ServiceFailure',
      Message: known ? error.message : `cogmock failed; its log has the reason under request ${requestId}.`,
    }
    const status = known ? (statuses[error.name] ?? 400) : 500
    return answer(
      status,
      requestId,
      `<ErrorResponse xmlns="${namespace}">${element('Error', Error_)}${element('RequestId', requestId)}</ErrorResponse>`,
    )
  }
}

function answer(status: number, requestId: string, xml: string): Answer {
  return {
    status,
    headers: ['content-type', 'text/xml', 'content-length', String(Buffer.byteLength(xml)), 'x-amzn-requestid', requestId],
    body: xml,
  }
}

// XML 1.0, 2.2.
const isXmlText = (text: string): boolean => !/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)

/** Times, which only members of these names are, are seconds since the epoch. */
const isTime = (name: string): boolean => name === 'CreateDate' || name === 'ValidUntil'

function element(name: string, value: unknown): string {
  return `<${name}>${content(name, value)}</${name}>`
}

function content(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element('member', one)).join('')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, one]) => element(key, one))
      .join('')
  if (isTime(name)) return new Date(Math.floor(Number(value)) * 1000).toISOString().replace('.000', '')
  return escaped(String(value))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' }
const escaped = (text: string): string => text.replace(/[&<>"\r]/g, (character) => entities[character] ?? character)
