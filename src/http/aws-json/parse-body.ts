import { ServiceError } from '../../domain/service-error.ts'

/** @throws SerializationException where the body is not a JSON object; an empty body is an empty object, as AWS has it */
export function parseBody(body: string): unknown {
  if (body.trim() === '') return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw new ServiceError('SerializationException', 'The request body is not valid JSON.')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new ServiceError('SerializationException', 'The request body is not a JSON object.')
  }
  return parsed
}
