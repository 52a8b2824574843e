import { generalFailure } from './failure.ts'
import { parseJson } from './parse-json.ts'
import { pythonRepr, pythonText, typeName } from './python-text.ts'
import { shellWords } from './shell-words.ts'
import type { Credentials } from './sign.ts'
import { isDict, isFloat, type Value } from './value.ts'

const failed = (reason: string) => generalFailure(`Error when retrieving credentials from custom-process: ${reason}`)

const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: '[Errno 2] No such file or directory',
  EACCES: '[Errno 13] Permission denied',
  ENOEXEC: '[Errno 8] Exec format error',
}

/** What a program prints that gets no shell. @throws Failure for one that cannot be run or fails */
function run(command: string): string {
  const [program, ...words] = shellWords(command)
  if (program === undefined) throw generalFailure('list index out of range')
  if (program === '') throw generalFailure("[Errno 13] Permission denied: ''")
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { error, status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', stdio: ['inherit', 'pipe', 'pipe'] })
  if (error !== undefined) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw generalFailure(code in systemErrors ? `${systemErrors[code]}: ${pythonRepr(program)}` : message)
  }
  if (status !== 0) throw failed(stderr)
  return stdout
}

/** @throws Failure for a time that has come, or is none */
export function checkExpiration(expiration: string): void {
  const instant = Date.parse(expiration)
  if (Number.isNaN(instant)) throw generalFailure(`Unknown string format: ${expiration}`)
  if (!/(?:[a-z]|[-+]\d\d:?\d\d)\s*$/i.test(expiration)) throw generalFailure("can't subtract offset-naive and offset-aware datetimes")
  if (instant <= Date.now()) throw generalFailure('Credentials were refreshed, but the refreshed credentials are still expired.')
}

function isOne(version: Value): boolean {
  return version === 1 || version === true || (isFloat(version) && version.value === 1)
}

/** The keys that the `credential_process` of a profile prints. @throws Failure in the words of the reference */
export function processCredentials(command: string): Credentials {
  const answer = parseJson(run(command))
  if (!isDict(answer)) throw generalFailure(`'${typeName(answer)}' object has no attribute 'get'`)
  const version = answer.has('Version') ? (answer.get('Version') ?? null) : '<Version key not provided>'
  if (!isOne(version)) {
    throw failed(`Unsupported version '${pythonText(version)}' for credential process provider, supported versions: 1`)
  }
  const required = (key: string) => {
    if (!answer.has(key)) throw failed(`Missing required key in response: '${key}'`)
    return pythonText(answer.get(key) ?? null)
  }
  const [accessKeyId, secretAccessKey] = [required('AccessKeyId'), required('SecretAccessKey')]
  const expiration = answer.get('Expiration') ?? null
  if (expiration !== null) checkExpiration(pythonText(expiration))
  const token = answer.get('SessionToken') ?? null
  return { accessKeyId, secretAccessKey, ...(token !== null && { sessionToken: pythonText(token) }) }
}
