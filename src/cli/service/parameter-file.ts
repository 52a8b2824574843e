import { readFileSync } from 'node:fs'
import { expandPath } from '../../client/aws-config.ts'
import type { Environment } from '../../client/home.ts'
import { pythonRepr } from '../../client/python-text.ts'

/** A file that a parameter names and that cannot be read as asked. */
export class ParameterFileError extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '[Errno 2] No such file or directory',
  EACCES: '[Errno 13] Permission denied',
  EISDIR: '[Errno 21] Is a directory',
  ENOTDIR: '[Errno 20] Not a directory',
  ENAMETOOLONG: '[Errno 36] File name too long',
  ELOOP: '[Errno 40] Too many levels of symbolic links',
}

/**
 * What a value that begins with `file://` (text) or `fileb://` (bytes) stands for; `undefined` for any other value.
 * @throws ParameterFileError
 */
export function readParameterFile(value: string, env: Environment): string | Uint8Array | undefined {
  const binary = value.startsWith('fileb://')
  if (!binary && !value.startsWith('file://')) return undefined
  const path = expandPath(value.slice(binary ? 8 : 7), env)
  const content = readBytes(value, path)
  if (binary) return content
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content).replace(/\r\n?/g, '\n')
  } catch {
    throw new ParameterFileError(
      `Unable to load paramfile (${path}), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.`,
    )
  }
}

function readBytes(value: string, path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const reason = reasons[path === '' ? 'ENOENT' : code]
    throw new ParameterFileError(`Unable to load paramfile ${value}: ${reason ? `${reason}: ${pythonRepr(path)}` : message}`)
  }
}
